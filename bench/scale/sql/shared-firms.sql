WITH told AS (SELECT DISTINCT subject, cluster, states FROM counted)
SELECT h.cluster AS first, t.cluster AS second, count(DISTINCT h.subject) AS number, string_agg(DISTINCT h.subject, ' ') AS enterprises,
    string_agg(DISTINCT h.states || ' ' || t.states, ' ') AS facts
FROM told h JOIN told t ON t.subject = h.subject AND h.cluster < t.cluster GROUP BY h.cluster, t.cluster ORDER BY number DESC, h.cluster, t.cluster;
