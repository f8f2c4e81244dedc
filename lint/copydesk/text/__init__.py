"""What is known of running text: its language, its sentences, its width."""
