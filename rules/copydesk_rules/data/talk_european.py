"""What writing tools say to their user, in German, French, Spanish, Portuguese, Italian, Dutch, Russian.

Scopes as in `talk_list`.
"""

from __future__ import annotations

from copydesk_rules.data.leftover import HUMANIZER, Leftover

EUROPEAN = (
    Leftover(
        "de-identity",
        "identity",
        "sentence",
        r"als (?:ki|künstliche intelligenz|ki-sprachmodell|sprachmodell|ki-assistent)(?:[ -]"
        r"(?:sprachmodell|assistent))?,? "
        r"(?:kann|habe|bin|verfüge|darf) ich\b",
        ("als ki", "als sprachmodell", "als künstliche"),
        ("Als KI-Sprachmodell kann ich keine Meinung äußern.",),
        ("Als Kind kann ich mich daran kaum erinnern.",),
        "de",
    ),
    Leftover(
        "de-talk",
        "preamble",
        "sentence",
        r"(?:gerne|natürlich|selbstverständlich|klar)[!,.] (?:hier (?:ist|kommt)|ich (?:schreibe"
        r"|erstelle))\b[^.!?\n]{0,50}"
        r"\b(?:artikel|beitrag|blogbeitrag|blogartikel|entwurf|text)\b|es tut mir leid, aber ich kann "
        r"(?:diese|keine|nicht auf)\b",
        ("gerne", "natürlich", "selbstverständlich", "klar", "tut mir leid"),
        (
            "Gerne! Hier ist der überarbeitete Artikel:",
            "Es tut mir leid, aber ich kann diese Anfrage nicht bearbeiten.",
        ),
        ("Natürlich, hier ist Vorsicht geboten.", "Es tut mir leid, aber ich kann kommen."),
        "de",
    ),
    Leftover(
        "de-offer",
        "offer",
        "sentence",
        r"(?:soll ich|möchten sie, dass ich|möchtest du, dass ich)\b[^.!?\n]{0,60}\b(?:anpasse|anpassen"
        r"|erweitere|erweitern|überarbeite|überarbeiten|kürze|kürzen|umschreiben)\b",
        ("soll ich", "dass ich"),
        ("Soll ich den Text noch etwas kürzen?", "Möchten Sie, dass ich den Ton anpasse?"),
        ("Soll ich den Bus nehmen?",),
        "de",
    ),
    Leftover(
        "fr-identity",
        "identity",
        "sentence",
        r"en tant qu['’](?:ia|intelligence artificielle|assistant ia|modèle de langage)[^,\n]{0,30}, je\b"
        r"|je suis désolée?, mais je ne peux pas (?:accéder|fournir|répondre|traiter|vous aider)",
        ("en tant qu", "désolé"),
        ("En tant qu'IA, je n'ai pas d'avis.", "Je suis désolé, mais je ne peux pas accéder à Internet."),
        ("En tant qu'auteur, je relis tout.", "Je suis désolé, mais je ne peux pas venir."),
        "fr",
    ),
    Leftover(
        "fr-talk",
        "preamble",
        "sentence",
        r"(?:bien sûr|certainement|avec plaisir|d['’]accord)\s?[!,.] voici\b[^.!?\n]{0,50}\b(?:article"
        r"|billet|texte|brouillon|version)\b"
        r"|(?:souhaitez-vous|voulez-vous|veux-tu) que je\b[^.!?\n]{0,60}\b(?:ajoute|modifie|développe"
        r"|réécrive|adapte|raccourcisse)",
        ("voici", "que je"),
        ("Bien sûr ! Voici un article sur le thé :", "Souhaitez-vous que je développe cette partie ?"),
        ("Voici un article sur le thé.", "Bien sûr, voici pourquoi."),
        "fr",
    ),
    Leftover(
        "es-talk",
        "preamble",
        "sentence",
        r"¡?(?:claro|por supuesto|con gusto)(?: que sí)?[!,.] aquí (?:tienes|está"
        r"|tiene)\b[^.!?\n]{0,50}\b(?:artículo|texto|borrador|entrada|versión)\b"
        r"|como (?:modelo de lenguaje|inteligencia artificial|ia)[^,\n]{0,20}, (?:no (?:puedo|tengo)|yo)\b"
        r"|lo siento, pero no puedo (?:acceder|proporcionar|ayudar|completar|responder)",
        (
            "aquí tienes",
            "aquí está",
            "aquí tiene",
            "como modelo",
            "como inteligencia",
            "como ia",
            "lo siento, pero",
        ),
        ("¡Claro! Aquí tienes el artículo revisado:", "Como modelo de lenguaje, no puedo opinar."),
        ("Claro, aquí está el truco.", "Lo siento, pero no puedo ir."),
        "es",
    ),
    Leftover(
        "pt-talk",
        "preamble",
        "sentence",
        r"(?:claro|com certeza|certamente)[!,.] aqui está\b[^.!?\n]{0,50}\b(?:artigo|texto|rascunho|post"
        r"|versão)\b"
        r"|como (?:um )?(?:modelo de linguagem|inteligência artificial|ia)[^,\n]{0,20}, (?:não (?:posso"
        r"|tenho)|eu)\b"
        r"|(?:desculpe|sinto muito|lamento), mas não (?:posso|consigo) (?:acessar|fornecer|ajudar"
        r"|completar|responder)",
        ("aqui está", "modelo de linguagem", "inteligência artificial", "como ia", "como um ia", "mas não"),
        ("Claro! Aqui está o artigo revisado:", "Como um modelo de linguagem, não posso opinar."),
        ("Claro, aqui está o problema.", "Desculpe, mas não posso ir."),
        "pt",
    ),
    Leftover(
        "it-talk",
        "preamble",
        "sentence",
        r"(?:certo|certamente|volentieri)[!,.] ecco\b[^.!?\n]{0,50}\b(?:articolo|testo|bozza|post|versione)\b"
        r"|(?:in quanto|come) (?:modello linguistico|intelligenza artificiale|ia)[^,\n]{0,20}, (?:non "
        r"(?:posso|ho)|io)\b"
        r"|mi dispiace, ma non posso (?:accedere|fornire|aiutare|completare|rispondere)",
        (
            " ecco",
            "modello linguistico",
            "intelligenza artificiale",
            "quanto ia",
            "come ia",
            "mi dispiace, ma",
        ),
        ("Certo! Ecco l'articolo rivisto:", "In quanto modello linguistico, non posso esprimere opinioni."),
        ("Certo, ecco perché.", "Mi dispiace, ma non posso venire."),
        "it",
    ),
    Leftover(
        "nl-talk",
        "preamble",
        "sentence",
        r"(?:natuurlijk|zeker|graag)[!,.] hier is\b[^.!?\n]{0,50}\b(?:artikel|blogpost|tekst|concept"
        r"|versie)\b"
        r"|als (?:ai-)?(?:taalmodel|ai-assistent),? (?:kan|heb|ben) ik\b",
        ("hier is", "taalmodel", "ai-assistent"),
        ("Natuurlijk! Hier is het herziene artikel:", "Als taalmodel heb ik geen mening."),
        ("Natuurlijk, hier is iets vreemds.",),
        "nl",
    ),
    Leftover(
        "ru-talk",
        "preamble",
        "sentence",
        r"(?:конечно|разумеется|хорошо)[!,.] вот\b[^.!?\n]{0,50}(?:стать|текст|пост|черновик|верси)"
        r"|как (?:языковая модель|искусственный интеллект|ии|ai-ассистент)[^,\n]{0,20}, я (?:не\b|могу)"
        r"|(?:извините|к сожалению|простите), (?:но )?я не могу (?:предоставить|получить доступ|выполнить"
        r"|помочь с|ответить)",
        ("вот", "языковая модель", "искусственный интеллект", "как ии", "ассистент", "не могу"),
        ("Конечно! Вот переработанная статья:", "Как языковая модель, я не имею мнения."),
        ("Конечно, вот в чём дело.", "Извините, я не могу прийти."),
        "ru",
        source=HUMANIZER,
    ),
)
