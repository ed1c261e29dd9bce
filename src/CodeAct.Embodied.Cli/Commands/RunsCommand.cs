namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact runs</c>: what became of panels.</summary>
internal static class RunsCommand
{
    public static Command Create() => new("runs", "Panels that were played with eval: state, merging, reports, causes, data sets.")
    {
        CreateStatus(),
        CreateMissing(),
        ExportCommand.Create(),
        MergeCommand.Create(),
        ReportCommand.Create(),
        WhyCommand.Create(),
    };

    /// <summary>The argument that names a panel's folder.</summary>
    public static Argument<string> Folder() => new("DIR") { Description = "The folder of a panel, as it was given to eval --out." };

    private static Command CreateStatus()
    {
        var folder = Folder();
        var command = new Command("status", "Say how a panel stands: decided, won, missing, spent.") { folder };
        command.SetAction(result =>
        {
            var run = new RunFolder(result.GetRequiredValue(folder));
            var states = PanelState.Of(run);
            var screen = Screen.OfStandardOutput();
            foreach (var arm in states)
                screen.Line($"{arm.Arm}: {arm.Decided} of {arm.Items} decided, {arm.Won} won{arm.SpentText}");
            var missing = states.Sum(arm => arm.Items - arm.Decided);
            screen.Line(missing == 0 ? "Nothing is missing." : $"Missing: {missing}. Run eval again to play them.");
            return missing == 0 ? ExitCode.Done : ExitCode.CouldNotFinish;
        });
        return command;
    }

    private static Command CreateMissing()
    {
        var folder = Folder();
        var shards = new Option<int?>("--array") { Description = "Print the shards of so many that have something missing, as sbatch --array takes them.", HelpName = "N" };
        EpisodeArguments.MustBePositive(shards);
        var command = new Command("missing", "List the episodes that are not decided, and why.") { folder, shards };
        command.SetAction(result =>
        {
            var run = new RunFolder(result.GetRequiredValue(folder));
            var manifest = run.ReadManifest();
            var missing = manifest.Items.Where(item => run.Decided(item) is null).ToHashSet();
            var screen = Screen.OfStandardOutput();
            if (result.GetValue(shards) is { } count)
                screen.Line(string.Join(',', Enumerable.Range(1, count).Where(number => manifest.Shard(number, count).Any(missing.Contains))));
            else
                PrintEach(run, manifest.Items.Where(missing.Contains), screen);
            return missing.Count == 0 ? ExitCode.Done : ExitCode.CouldNotFinish;
        });
        return command;
    }

    private static void PrintEach(RunFolder run, IEnumerable<Item> missing, Screen screen)
    {
        foreach (var item in missing)
        {
            var last = run.EarlierAttempts(item).LastOrDefault();
            var why = last switch
            {
                null => "not begun",
                { Error: { } error } => error,
                { EndedBy: { } reason } => reason.Name().Replace('_', ' '),
                _ => "broken off",
            };
            screen.Line($"{item.Key[..12]}  {item.Arm}  {item.Game}  trial {item.Trial}: {why}");
        }
    }
}
