"""The words that announce a text instead of saying something: `について解説します`, `we take a look at`.

General vocabulary of announcements: the reporting verbs, function words and adverbs of each
language's grammar and dictionaries; nothing comes from any one site.
"""

from __future__ import annotations

# Languages whose words stand without blanks, or take endings: parts of words are looked for.
_PARTS = {
    "ja": (
        "解説 紹介 説明 分析 考察 検証 整理し まとめ 深掘り 深堀り 掘り下げ 届け お伝え 取り上げ 読み解"
        " 見ていき 見ていく 探っ 探り 探る 迫り 迫る 迫っ 触れ 案内 レポート 語り ご覧 お話し"
    ),
    "zh": (
        "介绍 介紹 讲解 講解 分析 解析 探讨 探討 解读 解讀 带来 帶來 带你 帶你 了解 看看 分享 说明 說明"
        " 梳理 盘点 盤點 读懂 讀懂 看懂 搞懂 聊聊 谈谈 談談 需要知道"
    ),
    "ko": ("소개 설명 알아보 알아봅 살펴보 살펴봅 분석 정리해 정리했 정리합 다룹 다루 전해 해설 공유 한눈에"),
}
_PATTERNS = {
    "en": (
        r"\btak(?:e|es|ing) an? [\w ]{0,16}look\b",
        r"\b(?:in )?this (?:blog )?(?:article|post|guide|tutorial|piece)\b",
        r"\b(?:learn|read|find out|discover) (?:more |all |everything )?(?:about|on)\b",
        r"\beverything (?:about|there is)\b|\b(?:what|everything) you (?:need|should|ought)\b",
        r"\b(?:our|your|the|an?) guide to\b|\bbreak(?:s|ing)? down\b",
        r"\b(?:walk|tak|guid|lead)(?:e|es|ing|s)? (?:you|us) through\b",
        r"\b(?:comprehensive|complete|ultimate|in-depth|detailed) (?:guide|look|analysis|overview)\b",
        r"\ba (?:closer |quick |brief |deep |deeper )?(?:look (?:at|into)|dive into)\b",
        r"\b(?:explor|discuss|explain|cover|examin|describ|introduc|analy[sz]|div|delv)(?:e|es|ing|s)?\b",
    ),
    "de": (
        r"\b(?:erklär|zeig|erläuter|beleucht|behandel|vorstell|analysier|erfahr|betracht)\w*",
        r"\bstell\w* .{0,60}\bvor\b",
        r"\b(?:in )?diese[mr] (?:artikel|beitrag|blogbeitrag|blogpost)\b",
        r"\b(?:ein\w* )?(?:genauere[rn] |näheren |kurze[rn] )?blick auf\b|\balles,? (?:was|über|rund um)\b",
        r"\büberblick über\b|\bgeht es um\b",
    ),
    "fr": (
        r"\b(?:découvr|expliqu|présent|explor|analys|abord|voyons|verrons|parl)\w*",
        r"\b(?:dans )?cet article\b|\btout (?:savoir|ce qu|sur)\b|\bzoom sur\b|\btour d['’]horizon\b",
    ),
    "es": (
        r"\b(?:descubr|explic|present|explor|analiz|abord|veremos|habl|conoc)\w*",
        r"\b(?:en )?este (?:artículo|post)\b|\btodo lo que\b|\bguía (?:completa|definitiva)\b",
    ),
    "pt": (
        r"\b(?:descubr|explic|apresent|explor|analis|abord|veremos|fal|conheç|saiba)\w*",
        r"\b(?:neste|este) (?:artigo|post)\b|\b(?:tudo (?:o que|sobre)|guia completo)\b",
    ),
    "it": (
        r"\b(?:scopr|spieg|present|esplor|analizz|affront|vedremo|parl)\w*",
        r"\b(?:in )?quest['o] ?(?:articolo|post)\b|\b(?:tutto (?:quello|ciò|su)|guida completa)\b",
    ),
    "nl": (
        r"\b(?:bekijk|bespre|leg|ontdek|lees|verken|behandel|analyseer)\w*",
        r"\b(?:in )?dit (?:artikel|bericht)\b|\balles (?:wat|over)\b",
    ),
}

# The words besides the verbs that add nothing.
_FILLERS = {
    "ja": (
        "詳細 詳しく 詳 分かり 解り 分析 簡単 簡潔 徹底 徹底的 網羅的 包括的 総合的 多角的 深く 深 丁寧"
        " 具体的 最新 技術動向 市場動向"
        " 業界動向 動向 情報 トレンド ニュース 本記事 当記事 記事 今回 本稿 概要 内容 全貌 全体像"
        " ポイント 皆様 皆さん 読者 最後 テーマ 話"
        " 関し 関する 解説 紹介 説明 考察 検証 整理 掘 届 伝 取り上 読み解 見"
        " 探 迫 触 案内 レポート 語 ご覧 致 行 市場分析"
    ),
    "zh": (
        "本文 这篇 這篇 文章 将会 將會 将 將 为 為 您 你 我们 我們 大家 详细 詳細 深入 全面 简单 簡單"
        " 一起 关于 關於 有关 有關 进行 進行 最新 动态 動態 资讯 資訊 信息 内容 內容 在 中 里 裡 的 了 和"
        " 与 與 及 对 對 是 将要 带 帶 来 來 一下 如何 什么 什麼 本 给 給 会 會 就 也 都 介绍 介紹 讲解"
        " 講解 分析 解析 探讨 探討 解读 解讀 了解 看看 分享 说明 說明 梳理 盘点 盤點 一文 今天 读懂 讀懂"
        " 看懂 搞懂 聊聊 谈谈 談談 来聊 來聊 一切"
    ),
    "ko": (
        "자세히 대해서 대해 대하여 대한 관하여 관해 관한 이번 이글 글에서 포스트 포스팅 기사 최신 동향"
        " 정보 뉴스 쉽게 간단히 간단하게 함께 여러분 깊이 소개 설명 알아 살펴 분석 정리 다룹 다루 전해"
        " 해설 공유 하겠 합니다 했습니다 드립니다 보겠 봅니다 봅시다 겠습니다 겠 보았습니다 습니다"
        " 니다 에서 으로"
        " 한눈에 보기 하는 되는 하고 해요 을 를 은 는 이 가 의 에 와 과 도 로 한 해 보"
    ),
    "en": (
        "a an the in on of to for and with about into at how what why is are be as by we i we'll i'll"
        " we're you your us our me my let's let will can it its this that these those take takes taking"
        " look closer quick brief short deep deeper dive dives article post blog guide tutorial piece"
        " here learn more all everything need know read find out discover explore explores explain"
        " explains discuss discusses cover covers examine examines describe describes introduce"
        " introduces introducing introduction analyze analyse overview details detail latest news some"
        " things thing topic delve delves through show shows going"
        " comprehensive complete ultimate definitive depth detailed analysis walk there should world"
        " here's what's breaking breaks break down"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer in im an am auf für zu zum zur mit von vom"
        " über und wie was warum ist sind wir ich sie ihr man ihnen euch uns mehr alles hier diesem"
        " dieser dieses artikel beitrag blogbeitrag blogpost blick werfen genauer genauen stelle stellen"
        " vor rund um thema überblick einführung zeige zeigen zeigt erkläre erklären erklärt erfahren"
        " erfahre kurz kurzer müssen sollten wissen wirft geht es"
    ),
    "fr": (
        "le la les l un une des du de d en dans à au aux pour par sur et avec que qu ce c cet cette"
        " article comment quoi pourquoi est sont nous vous je on notre votre tout tous savoir plus faut"
        " détail détails regard aperçu introduction propos ici zoom dit dis disons tour d'horizon"
    ),
    "es": (
        "el la los las un una unos unas de del en a al para por sobre y con que qué cómo es son este esta"
        " artículo post blog nos te tu más todo lo necesitas debes debe hay saber acerca"
        " detalle resumen introducción aquí vamos a ver guía completa"
        " definitiva"
    ),
    "pt": (
        "o a os as um uma de do da dos das em no na nos nas neste nesta para por sobre e com que como é"
        " são este esta artigo post blog mais tudo você precisa saber detalhe resumo introdução aqui"
        " vamos ver guia completo"
    ),
    "it": (
        "il lo la i gli le l un uno una di del della dei delle in nel nella a al alla per su sul sulla e"
        " con che come è sono questo quest articolo post blog più tutto quello ciò devi sapere dettaglio"
        " introduzione qui vi ti sui sugli sulle guida completa"
    ),
    "nl": (
        "de het een in op van voor met over en hoe wat waarom is zijn we wij ik je u jouw dit deze"
        " artikel bericht blog meer alles moet weten nader kijken naar overzicht inleiding hier uit"
    ),
}


def verbs(language: str) -> str:
    """A pattern of which an announcement has at least one; "" for a language without a list."""
    if language in _PARTS:
        return "|".join(_PARTS[language].split())
    return "|".join(_PATTERNS.get(language, ()))


def fillers(language: str) -> tuple[str, ...]:
    """The words that add nothing, the longest first; parts of words for Japanese, Chinese and Korean."""
    words = _FILLERS[language].split() + _PARTS.get(language, "").split()
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
