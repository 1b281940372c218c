WITH spoken AS (SELECT firm, count(DISTINCT document) AS documents FROM (
    SELECT subject AS firm, document FROM claim UNION ALL SELECT object, document FROM claim) GROUP BY firm)
SELECT subject AS enterprise, string_agg(DISTINCT cluster, ' ') AS clusters, count(DISTINCT cluster) AS number, min(year) AS since, min(d.issued) AS reported,
    any_value(s.documents) AS documents, string_agg(DISTINCT states, ' ') AS facts
FROM counted LEFT JOIN document d ON d.id = document LEFT JOIN spoken s ON s.firm = subject
GROUP BY subject HAVING count(DISTINCT cluster) >= 2 ORDER BY number DESC, documents DESC, enterprise;
