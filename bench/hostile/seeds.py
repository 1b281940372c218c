"""What hostile inputs are made of: plain sentences that give facts, questions, parameters, tables and queries."""

CHINESE = (
    "2023年，苏州工业园区产值达1600亿元，同比增长12.5%。",
    "截至2024年6月底，苏州工业园区集聚生物医药企业2400余家，其中上市企业38家。",
    "上海张江高科技园区2022年实现营业收入3,200亿元，占全市的45%。",
    "2021年，武汉光谷生物城企业总收入突破二千亿元。",
    "恒瑞医药总部位于连云港，在上海张江设有研发中心。",
    "信达生物制药（苏州）有限公司落户苏州工业园区，总投资30亿元。",
    "2025年5月12日，广州国际生物岛签约项目25个，投资总额约120亿元人民币。",
    "园区在全国生物医药产业园区综合竞争力排名第1位。",
    "成都天府国际生物城设立100亿元产业基金。",
)
ENGLISH = (
    "In 2023, Suzhou Industrial Park reported an industrial output value of RMB 160 billion, up 12.5 percent.",
    "By the end of 2024, Zhangjiang Hi-Tech Park was home to more than 1,400 biomedical enterprises.",
    "Hengrui Medicine is headquartered in Lianyungang and has a research center in Shanghai.",
    "BeiGene, Ltd. opened a plant in Guangzhou in 2021 with an investment of 2.2 billion yuan ($330 million).",
    "The park ranked first among 218 national biomedical parks in 2022.",
    "Wuhan Biolake had 2,000 firms and 30,000 employees in 2020.",
    "Chengdu set up a fund of 10 billion yuan for biomedicine on May 12, 2025.",
)
PAGES = (
    "苏州工业园区生物医药产业\n来源：园区日报 2024-03-05\n\n" + "\n".join(CHINESE[:5]) + "\n",
    "Suzhou park grows\nGazette· 2024-05-06 10:00\n\n" + "\n\n".join(ENGLISH[:5]) + "\n",
    "# 园区新闻\n\n" + CHINESE[0] + ENGLISH[0] + "\n\n- " + "\n- ".join(CHINESE[5:]) + "\n",
    "---\ntitle: Park\ndate: 2024-05\n---\n\n" + "\n".join(ENGLISH) + "\n",
    "年份\t产值（亿元）\t企业\n2021\t1200\t300\n2022\t1400\t350\n\n" + CHINESE[1] + "\n",
)
QUESTIONS = (
    *("Which funds are in Shanghai?", "上海有哪些100亿元以上的基金？", "Who are the anchors?", "Suzhou output in 2023"),
    *("苏州工业园区2023年产值是多少？", "shared firms of Suzhou and Shanghai", "contradictions", "有多少家企业"),
)
PARAMETERS = (
    *(
        "上海",
        "Suzhou Industrial Park",
        "100亿",
        "RMB 10 billion",
        "2023",
        "2023-05-12",
        "last year",
        "去年",
        "5",
        "-1",
    ),
    *("Hengrui", "https://w3id.org/biokg/id/x", "outputValue", "A", "true", "1e9", "½", ""),
)
QUERIES = (
    "SELECT ?s ?o WHERE { ?s bkg:presentIn ?o } LIMIT 5",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s a bkg:Park ; skos:prefLabel ?label . FILTER(LANG(?label) = 'zh') }",
    "ASK { ?s bkg:metric bkg:outputValue ; bkg:value ?v . FILTER(?v > 1e9) }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s a bkg:Fund ; ?p ?o } LIMIT 3",
    'PREFIX x: <urn:x> SELECT * WHERE { VALUES ?s { x:a \'b\'@en """c""" 5 } OPTIONAL { ?s x:p/x:q* ?o } }',
)
TABLES = (
    "id\ttype\ten\tzh\tparent\tsource\nsuzhou\tRegion\tSuzhou\t苏州\tcn-jiangsu\tme\n",
    '{"document": "a.txt", "quote": "园区有企业450家", "verdict": "wrong", "match": {}, "set": {}, "who": "me", '
    '"when": "2026-01-01", "why": "no"}\n',
    "left\tright\tverdict\twho\twhen\twhy\na\tb\tsame\tme\t2026-01-01\tbecause\n",
    "title: Papers\nlanguage: en\narticles:\n  - file: a.txt\n    title: One\n    published: 2024-05\n",
    "#: name: mine\n#: summary:\n#:   en: Mine\n#:   zh: 我的\n#: parameters: []\nSELECT ?s WHERE { ?s a bkg:Park }\n",
)
