"""Which words of a text say something, and when are two words the same word?

Small words are left out, endings are cut off, accents and capitals make no difference. A word that nobody knows is read
as the known word that looks most like it: a slip of the finger, or a part of a compound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from obliged.domain.patterns import Pattern
from obliged.domain.people import normal

# Words that say nothing about what is needed.
SMALL = frozenset(
    """
    a about after again all also am an and any are as ask at be because been before being best better both but by can
    could do does for from get go going good got great had has have he her here him his how i if in into is it its
    just keep know like look looking lot make many me more most much must my need needs new next no not now of off on
    one only open opens or other our out over own people person really right second she should since so some somebody
    someone soon still such than that the their them then there these they thing things think this those through time
    to too two under until up us very want wants was way we well were what when where which while who why will with
    work works would year years yet you your first third small large big help january february march april may june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday week month
    ve ll re im id don doesn didn won isn wasn couldn wouldn shouldn hasn haven hadn aren weren ain dont cant wont isnt doesnt didnt couldnt let lets put says said say tell told every each always
    never without even ever already around another anybody anyone nobody something anything nothing everything else
    whenever whatever once did doing done made making getting gets take takes took taking give gives gave come comes
    came went gone ago maybe quite rather few little bit sure please find kind sort wanted needed called call
    der das den dem ein eine einen einer einem mein meine meinen meiner ich wir sie er es und oder ist sind
    nicht kein keine mit fur von zu zum zur auf im an bei aus nach seit wer wie was wo kann muss will haben habe
    jemand jemanden brauche brauchen suche suchen mir mich uns unser unsere ihr ihre sein seine sich noch schon nur
    le la les un une des du de et ou est sont mon ma mes notre nos je nous il elle ne pas plus que qui pour avec
    dans sur au aux ce cette ces ai avons besoin cherche cherchons quelqu quelqun faut chez se sa ses son leur
    el los las una unos del al y o es mi mis nuestro nuestra yo nosotros no que quien para con en por se su sus
    necesito necesitamos busco buscamos alguien hay he ha hemos esta este tengo tenemos lo como
    os as um uma uns umas do da dos das e ou meu minha meus minhas nosso nossa eu nao em no na nos nas por com se
    preciso precisamos procuro alguem tem temos esta este
    il lo gli i uno di della dei delle del e o mio mia miei mie nostro nostra io noi non che chi per con in nel nella
    ho abbiamo cerco cerchiamo bisogno qualcuno ce si da dal
    het een ik wij we mijn ons onze niet geen met voor op aan bij uit naar wie wat waar kan moet wil heb hebben
    heeft iemand nodig zoek zoeken er te dat
    """.split()  # noqa: SIM905 - a list to be read
)
# Words that say a little, and that stand beside anything.
COMMON = frozenset(
    """
    two three four five six seven eight nine ten twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million half quarter double last late later early soon today tomorrow yesterday tonight morning afternoon
    evening night day days hour hours minute weekend years months weeks summer winter spring autumn between behind front
    above below beside past inside outside upstairs downstairs turn turns turned hold holds keeps kept use used uses using
    send sends sent bring brings brought stand stands stood walk walks try tries trying stop stops stopped start starts
    started begin begins leave leaves left live lives lived stay stays move moves find finds found looking show shows
    shown set sets run runs running set sit sits ask asks asked hand hands follow follows happen happens happened help
    helps helped hear watch seem seems feel feels bad worse worst nice fine full empty whole part side end top bottom long
    short high low hard easy quick quickly slow fast heavy free same different various own together alone apart exactly
    really almost enough possible important special usual often again twice times new old young anyone everyone
    everybody friend friends family man woman men women boy girl guy name names place places world way room number
    question idea reason problem trouble point case matter fact mean means meant love hate hope wish afraid sorry glad
    worried decide decided understand learn learnt remember forget forgot forgotten belong belongs need buy bought sell
    sells sold pay pays paid cost costs price cheap expensive money big bigger biggest tiny main common simple proper
    """.split()  # noqa: SIM905 - a list to be read
)
# A word in English, an article or the like in the company of these.
ARTICLES = {
    "van": frozenset({"het", "een", "ik", "wij", "mijn", "onze", "niet"}),
    "die": frozenset({"der", "das", "ein", "eine", "ich", "wir", "mein", "meine", "unsere", "ist", "een", "het"}),
    "son": frozenset({"le", "la", "les", "est", "et", "los", "las", "mis", "que"}),
}
_ENDINGS = ("ings", "ing", "ies", "ers", "ors", "er", "or", "ed", "es", "s", "e", "y")
_WORD = Pattern(r"[^\W_]+(?:-[^\W_]+)*")
_APOSTROPHE = Pattern(r"(\w)['’](?:s|t|re|ve|ll|d|m)\b")
LOOKS_LIKE = 0.62  # of the pieces of two words, the share that both have


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A simple root: "bakeries", "baker" and "bakery" meet, "plan" and "planet" do not."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            root = word.removesuffix(ending)
            if ending in {"ies", "y"} and len(root) > 5:
                return root.removesuffix("er")
            return root[:-1] if len(root) > 4 and root[-1] == root[-2] and root[-1] in "bdgklmnprt" else root
    if word.endswith("s") and len(word) == 4 and word[-2] not in "su":
        return word[:-1]
    return word


def roots(text: str) -> dict[str, str]:
    """Each root of a text with the word that it was read from."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(_APOSTROPHE.sub(r"\1", text)):
        for root in _roots_of(match[0]):
            found.setdefault(root, match[0])
    for root, company in ARTICLES.items():
        if root in found and not company.isdisjoint(text.lower().split()):
            del found[root]
    return found


@lru_cache(maxsize=50_000)
def _roots_of(word: str) -> tuple[str, ...]:
    """The root of a word; of one with a hyphen also those of its parts."""
    plain = normal(word)
    parts = dict.fromkeys([plain.replace("-", ""), *(plain.split("-") if "-" in plain else ())])
    return tuple(stem(part) for part in parts if len(part) > 1 and part not in SMALL and not part.isdigit())


def pieces(word: str) -> frozenset[str]:
    """The runs of three letters of a word, its beginning and its end marked."""
    marked = f"^{word}$"
    return frozenset(marked[n : n + 3] for n in range(len(marked) - 2))


class Alike:
    """Known words by the pieces that they are made of."""

    __slots__ = ("_by_piece", "_found", "_sizes")

    def __init__(self, words: Iterable[str]) -> None:
        by_piece: dict[str, list[str]] = {}
        sizes: dict[str, int] = {}
        for word in words:
            if len(word) > 3:
                parts = pieces(word)
                sizes[word] = len(parts)
                for piece in parts:
                    by_piece.setdefault(piece, []).append(word)
        self._by_piece, self._sizes = by_piece, sizes
        self._found = lru_cache(maxsize=20_000)(self._look)

    def to(self, word: str) -> Mapping[str, float]:
        """The known words that look like this one, and how much they do; parts of a compound count too."""
        return self._found(word)

    def _look(self, word: str, most: int = 3) -> Mapping[str, float]:
        if len(word) < 4 or len(word) > 40:
            return {}
        mine = pieces(word)
        shared: dict[str, int] = {}
        for piece in mine:
            for other in self._by_piece.get(piece, ()):
                shared[other] = shared.get(other, 0) + 1
        found: dict[str, float] = {}
        for other, n in shared.items():
            alike = 2 * n / (len(mine) + self._sizes[other])
            if len(other) > 4 and other in word:  # a part of a compound, whole
                alike = max(alike, 0.55 + 0.45 * len(other) / len(word))
            if alike >= LOOKS_LIKE:
                found[other] = alike
        best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
        return dict(best)


__all__ = ["COMMON", "SMALL", "Alike", "pieces", "roots", "stem"]
