using CodeAct.Embodied.Evaluation.Benchmarks;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact bench planner</c>: how long the search for shortest plans takes.</summary>
internal static class PlannerBench
{
    public static Command Create()
    {
        var worlds = new Argument<string[]>("world") { Description = "Houses (all of their tasks), games, collections of games (*.jsonl.gz), or folders of them.", Arity = ArgumentArity.OneOrMore };
        var nodes = EpisodeArguments.Positive("--nodes", "States that are looked at before a proof is given up.", 200_000, 100_000_000);
        var json = new Option<bool>("--json") { Description = "The figures as one JSON object a line." };
        return new Command("planner", "Measure the planner: time, states, and how often a plan is proved to be shortest.") { worlds, nodes, json }.Doing(result =>
        {
            var found = result.GetRequiredValue(worlds).SelectMany(Worlds).ToList();
            if (found.Count == 0)
                throw new InputException(string.Join(", ", result.GetRequiredValue(worlds)), "holds no worlds");
            var figures = new PlannerBenchmark(result.GetValue(nodes), TimeProvider.System).Run(found, CancellationToken.None);
            if (result.GetValue(json))
            {
                foreach (var line in figures)
                    JsonOutput.WriteLine(line);
                return ExitCode.Done;
            }

            Line($"{"conditions",-12}{"worlds",8}{"planned",9}{"proved",8}{"commands",10}{"median ms",12}{"p99 ms",10}{"most ms",10}{"states",9}{"most",9}");
            foreach (var row in figures)
            {
                Line($"{(row.Requirements == 0 ? "all" : row.Requirements),-12}{row.Worlds,8}{row.Planned,9}{row.Proved,8}{row.MeanLength,10:0.0}{row.MedianMilliseconds,12:0.000}{row.P99Milliseconds,10:0.000}{row.MostMilliseconds,10:0.0}{row.MedianNodes,9}{row.MostNodes,9}");
            }

            return ExitCode.Done;
        });
    }

    private static IEnumerable<WorldDefinition> Worlds(string name)
    {
        if (Directory.Exists(name) && Directory.EnumerateFiles(name, "*.yaml").Any())
            return Directory.EnumerateFiles(name, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Worlds);
        if (GameFiles.IsCollection(name) && !name.Contains('#', StringComparison.Ordinal))
            return GameFiles.ReadCollection(name).Select(game => game.ToWorld());
        if (GameFiles.IsGame(name) || name.Contains('#', StringComparison.Ordinal))
            return [WorldLocator.Find(name).World];
        var house = WorldLocator.FindHouse(name);
        return house.Tasks.Select(house.World);
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
