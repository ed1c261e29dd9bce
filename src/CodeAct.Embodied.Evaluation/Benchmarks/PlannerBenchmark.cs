namespace CodeAct.Embodied.Evaluation.Benchmarks;

/// <summary>How long the planner takes for goals of one length.</summary>
/// <param name="Requirements">Requirements of the goal; 0 for all goals together.</param>
/// <param name="Proved">Worlds whose plan is proved to be shortest, or whose goal to be out of reach.</param>
/// <param name="Planned">Worlds for which there is a plan.</param>
public sealed record PlannerFigures(int Requirements, int Worlds, int Planned, int Proved, double MeanLength, double MedianMilliseconds, double P99Milliseconds, double MostMilliseconds, int MedianNodes, int MostNodes);

/// <summary>Measures the planner from the start of each world, tables of the search included, those of the engine not.</summary>
/// <param name="mostNodes">States that are looked at before a proof is given up.</param>
public sealed class PlannerBenchmark(int mostNodes, TimeProvider clock)
{
    /// <summary>The figures of all worlds, and by the number of requirements where there are several.</summary>
    public ImmutableArray<PlannerFigures> Run(IReadOnlyList<WorldDefinition> worlds, CancellationToken cancellationToken)
    {
        // Compiling is not planning: the first worlds are planned for twice.
        foreach (var world in worlds.Take(50))
            new Simulator(world, Dialect.Alfworld04).Plan(Math.Min(mostNodes, 1000), needsProof: true, cancellationToken);
        var measured = worlds.Select(world =>
        {
            // Another definition: what the search keeps with a world is a part of the search.
            var simulator = new Simulator(world, Dialect.Alfworld04);
            var start = clock.GetTimestamp();
            var plan = simulator.Plan(mostNodes, needsProof: false, cancellationToken);
            return (Goal: world.Goal.Requirements.Count(), Plan: plan, clock.GetElapsedTime(start).TotalMilliseconds);
        }).ToList();
        var groups = measured.GroupBy(one => one.Goal).OrderBy(group => group.Key).ToList();
        return [.. groups.Count > 1 ? groups.Select(group => Of(group.Key, [.. group])) : [], Of(0, measured)];
    }

    private static PlannerFigures Of(int requirements, List<(int Goal, PlannedCommands Plan, double Milliseconds)> measured)
    {
        var times = measured.Select(one => one.Milliseconds).Order().ToList();
        var nodes = measured.Select(one => one.Plan.Nodes).Order().ToList();
        var planned = measured.Where(one => one.Plan.Commands is not null).ToList();
        return new PlannerFigures(
            requirements, measured.Count, planned.Count, measured.Count(one => one.Plan.IsProved), planned.Select(one => (double)one.Plan.Commands!.Value.Length).DefaultIfEmpty(0).Average(),
            times[times.Count / 2], times[Math.Min(times.Count - 1, times.Count * 99 / 100)], times[^1], nodes[nodes.Count / 2], nodes[^1]);
    }
}
