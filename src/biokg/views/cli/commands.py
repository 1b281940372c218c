"""The commands by name."""

COMMANDS = {
    "build": "read documents and build the graph",
    "facts": "print the facts of documents, or of the graph, one JSON object a line",
    "ask": "ask a saved question",
    "sparql": "run a SPARQL query",
    "queries": "list, check and export the saved questions",
    "find": "things by a part of a name",
    "explain": "everything about one thing, with its evidence",
    "review": "decide on what is doubtful, one thing at a time",
    "path": "how two things are connected",
    "rank": "who is central in the network",
    "report": "an analysis as a page to read and print",
    "serve": "pages, HTTP API and SPARQL endpoint in a browser",
    "mcp": "the questions as tools of a language-model agent",
    "export": "write the graph to a file for Gephi and other tools",
    "draw": "draw the network as a picture",
    "backup": "write the whole store to one file",
    "restore": "make a store of a backup",
    "candidates": "which things may be one, for a person to decide",
    "same": "decide that two things are one",
    "different": "decide that two things are two",
    "split": "take back what merged a thing",
    "completion": "completion of commands, names and values for a shell",
    "check": "check the graph: shapes, ontology, arithmetic",
}
"""Each command with its line of help; the module of that name in this package holds it."""
