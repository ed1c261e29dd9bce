using CodeAct.Embodied.Evaluation.Running;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact eval</c>: plays a panel of experiments.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var suite = new Argument<string>("SUITE") { Description = "A suite file: games, agents, seeds, budgets (docs/experiments.md)." };
        var output = new Option<string?>("--out") { Description = "The folder of the panel. Run the same command again to go on after any end.", HelpName = "DIR" };
        var workers = new Option<int?>("--workers") { Description = "Episodes at a time. Default: as many as there are processors.", HelpName = "N" };
        EpisodeArguments.MustBePositive(workers);
        var shard = new Option<Shard?>("--shard")
        {
            Description = "Play only the kth of N parts, which are always the same. 'runs merge' joins folders.",
            HelpName = "k/N",
            CustomParser = Shard.Parse,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be played and what it may take, and play nothing." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Show no progress." };
        var command = new Command("eval", "Play a panel of experiments: games, agents, seeds.") { suite, output, workers, shard, dryRun, quiet };
        command.SetAction((result, cancellationToken) =>
        {
            var clock = TimeProvider.System;
            var start = clock.GetTimestamp();
            var read = SuiteReader.Read(result.GetRequiredValue(suite));
            var games = new GameLoader(read, UserCache.Folder).Load();
            var manifest = Manifest.Of(read, games, ProgramVersion.Text);
            var options = new PanelOptions
            {
                Workers = result.GetValue(workers) ?? Environment.ProcessorCount,
                Shard = result.GetValue(shard)?.Number ?? 1,
                Shards = result.GetValue(shard)?.Count ?? 1,
                Version = ProgramVersion.Text,
                Embedded = PythonArguments.StartEmbeddedAsync,
                LoadingSeconds = clock.GetElapsedTime(start).TotalSeconds,
            };
            if (result.GetValue(dryRun))
            {
                PrintPlan(new PanelPlan(read, manifest, games, options));
                return Task.FromResult(ExitCode.Done);
            }

            var folder = new RunFolder(result.GetValue(output) ?? throw new InputException("eval needs --out DIR, the folder of the panel"));
            folder.Freeze(manifest);
            return RunAsync(new PanelRunner(read, manifest, folder, games, options, clock), folder, result.GetValue(quiet), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(PanelRunner runner, RunFolder folder, bool isQuiet, CancellationToken cancellationToken)
    {
        using var shower = isQuiet ? null : new ProgressLine(() => runner.Progress);
        var end = await runner.RunAsync(cancellationToken);
        shower?.Dispose();
        var screen = Screen.OfStandardOutput();
        screen.Line(ProgressLine.Text(end));
        if (end.LastTrouble is { } trouble)
            screen.Line($"Trouble that is not the agents': {end.Troubles}, the last: {trouble}");
        if (end.SpentBudget is { } budget)
            screen.Line($"The panel's budget of {budget} is spent. Raise it in the suite to go on.");
        if (end.Missing > 0)
            screen.Line($"Missing: {end.Missing}. Run the same command again to play them.");
        screen.Line($"Next: codeact runs report {folder.Path} --to report.html");
        return cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : end.Missing > 0 ? ExitCode.CouldNotFinish : ExitCode.Done;
    }

    private static void PrintPlan(PanelPlan plan)
    {
        var screen = Screen.OfStandardOutput();
        screen.Line($"{plan.Games} games x {plan.Arms.Length} agents x {plan.Trials} trials = {plan.Episodes} episodes");
        foreach (var arm in plan.Arms)
        {
            var tokens = arm.Tokens is { } most ? $", at most about {most.ToString("N0", CultureInfo.InvariantCulture)} tokens" : "";
            var cost = arm.Cost is { } dollars ? string.Create(CultureInfo.InvariantCulture, $", {dollars:0.00} USD") : arm.Tokens is null ? "" : ", no price known";
            screen.Line($"  {arm.Name}: {arm.Episodes} episodes{tokens}{cost}");
        }

        if (plan.Arms.Any(arm => arm.Tokens is not null))
            screen.Line("The estimate takes every turn that is allowed, 200 tokens an answer and 100 an observation, and no repetition.");
    }
}

/// <summary>The kth of N parts.</summary>
internal readonly record struct Shard(int Number, int Count)
{
    public static Shard? Parse(System.CommandLine.Parsing.ArgumentResult result)
    {
        var token = result.Tokens[0];
        if (token.Value.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && number >= 1 && number <= count)
        {
            return new Shard(number, count);
        }

        result.AddError($"--shard takes k/N, such as 3/16, not '{token.Value}'.");
        return null;
    }
}
