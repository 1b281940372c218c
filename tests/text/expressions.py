"""Regular expressions made at random, to hold what is read off them against what they match."""

from hypothesis import strategies as st

_LITERAL = st.sampled_from(
    ["a", "b", "k", "K", "s", "园", "区", "[ab]", "[^a]", ".", r"\b", "(?=a)", "(?<!b)", "$", r"\n", r"(?=\s*$)", "^"]
)
EXPRESSIONS = st.recursive(
    _LITERAL,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,2}?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
)
