"""What the rules know of languages and tools: frozen values, each with its source."""
