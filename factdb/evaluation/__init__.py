"""How right is it? Labelled reports and pairs in, shares with their n out.

    datasets(paths)                  # files to labels                sources
    | read_statements(…)             # labels beside what is found    statements
    | read_pairs(…)                  # labels beside what is judged   pairs
    | read_findings(…)               # a folder taken in              findings
    | measures(…)                    # counts to shares               numbers
    | below(…), raised(…)            # shares against floors          floors

A share goes by ``group/measure`` ("content and speaker/f1"), in tables, JSON and floors alike. What
a label leaves out is not measured.
"""
