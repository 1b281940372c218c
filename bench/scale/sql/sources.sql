SELECT document, publisher, issued AS published, language, count(*) AS statements, count(*) FILTER (tier = 'A') AS asserted,
    string_agg(DISTINCT states, ' ') AS facts
FROM claim LEFT JOIN document d ON d.id = document GROUP BY document, publisher, published, language ORDER BY published DESC, document;
