using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Domain.Experts;

/// <summary>
/// Gives every subject k experts: no conflicts, loads that differ by at most one where the conflicts allow it, fields matched where
/// possible, and the same result for the same seed.
/// </summary>
public static class BalancedAssignment
{
    private const int LoadCost = 1_000_000;
    private const int MismatchCost = 1_000;

    /// <param name="each">Experts per subject.</param>
    /// <param name="mayScore">False for a conflict of interest.</param>
    /// <param name="matches">True when the expert knows the subject's field.</param>
    /// <param name="seed">Any text; it decides between equals.</param>
    /// <returns>Pairs of indices (subject, expert), in order.</returns>
    /// <exception cref="RuleException">Some subject has fewer than k experts free of conflict.</exception>
    public static IReadOnlyList<(int Subject, int Expert)> Assign(
        int subjects,
        int experts,
        int each,
        Func<int, int, bool> mayScore,
        Func<int, int, bool> matches,
        string seed
    )
    {
        for (var p = 0; p < subjects; p++)
            if (Enumerable.Range(0, experts).Count(e => mayScore(p, e)) < each)
                throw new RuleException("Fewer than {0} experts are free of conflict for one of the subjects. Enter more experts.", each);

        var graph = new Flow(subjects + experts + 2);
        var (source, sink) = (subjects + experts, subjects + experts + 1);
        for (var p = 0; p < subjects; p++)
            graph.Add(source, p, each, 0);
        for (var p = 0; p < subjects; p++)
        {
            for (var e = 0; e < experts; e++)
                if (mayScore(p, e))
                    graph.Add(p, subjects + e, 1, (matches(p, e) ? 0 : MismatchCost) + Jitter(seed, p, e));
        }
        // The n-th subject of an expert costs n, so the cheapest assignment is the most even one.
        for (var e = 0; e < experts; e++)
        {
            for (var n = 1; n <= subjects; n++)
                graph.Add(subjects + e, sink, 1, n * LoadCost);
        }
        if (graph.Run(source, sink) < subjects * each)
            throw new RuleException("Fewer than {0} experts are free of conflict for one of the subjects. Enter more experts.", each);
        return [.. graph.Used(subjects, experts)];
    }

    private static int Jitter(string seed, int subject, int expert) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{subject}/{expert}"))[0];

    /// <summary>Minimum-cost flow by successive shortest paths with potentials.</summary>
    private sealed class Flow(int nodes)
    {
        private readonly List<int>[] edges = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
        private readonly List<int> to = [],
            room = [];
        private readonly List<long> cost = [];

        public void Add(int a, int b, int capacity, long price)
        {
            edges[a].Add(to.Count);
            (to, room, cost).AddTo(b, capacity, price);
            edges[b].Add(to.Count);
            (to, room, cost).AddTo(a, 0, -price);
        }

        public int Run(int source, int sink)
        {
            var potential = new long[nodes];
            for (var flow = 0; ; flow++)
            {
                var (distance, via) = Shortest(source, potential);
                if (distance[sink] == long.MaxValue)
                    return flow;
                for (var v = 0; v < nodes; v++)
                    if (distance[v] != long.MaxValue)
                        potential[v] += distance[v];
                for (var v = sink; v != source; v = to[via[v] ^ 1])
                {
                    room[via[v]]--;
                    room[via[v] ^ 1]++;
                }
            }
        }

        public IEnumerable<(int Subject, int Expert)> Used(int subjects, int experts) =>
            from p in Enumerable.Range(0, subjects)
            from edge in edges[p]
            where edge % 2 == 0 && room[edge] == 0 && to[edge] >= subjects && to[edge] < subjects + experts
            orderby p, to[edge]
            select (p, to[edge] - subjects);

        private (long[] Distance, int[] Via) Shortest(int source, long[] potential)
        {
            var distance = new long[nodes];
            var via = new int[nodes];
            Array.Fill(distance, long.MaxValue);
            distance[source] = 0;
            var queue = new PriorityQueue<int, long>();
            queue.Enqueue(source, 0);
            while (queue.TryDequeue(out var at, out var known))
            {
                if (known > distance[at])
                    continue;
                foreach (var edge in edges[at])
                {
                    if (room[edge] == 0)
                        continue;
                    var through = known + cost[edge] + potential[at] - potential[to[edge]];
                    if (through >= distance[to[edge]])
                        continue;
                    (distance[to[edge]], via[to[edge]]) = (through, edge);
                    queue.Enqueue(to[edge], through);
                }
            }

            return (distance, via);
        }
    }

    private static void AddTo(this (List<int> To, List<int> Room, List<long> Cost) lists, int to, int room, long cost)
    {
        lists.To.Add(to);
        lists.Room.Add(room);
        lists.Cost.Add(cost);
    }
}
