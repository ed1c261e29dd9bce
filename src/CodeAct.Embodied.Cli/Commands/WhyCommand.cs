using CodeAct.Embodied.Evaluation.Causes;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact runs why</c>: why episodes were lost.</summary>
internal static class WhyCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("DIR|LOG") { Description = "Folders of panels, and logs.", Arity = ArgumentArity.OneOrMore };
        var agent = new Option<string?>("--agent") { Description = "Only this agent of a panel.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "A JSON object a lost episode." };
        var command = new Command("why", "Say why episodes were lost: one cause each, with turn, line and evidence; then how often each came.") { paths, agent, json };
        command.SetAction(result =>
        {
            var lost = result.GetRequiredValue(paths).SelectMany(path => Logs(path, result.GetValue(agent)))
                .AsParallel().AsOrdered().Select(Find).OfType<LostEpisode>().ToList();
            if (result.GetValue(json))
                lost.ForEach(JsonOutput.WriteLine);
            else
                Print(lost, Screen.OfStandardOutput());
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<(string Path, string? Arm)> Logs(string path, string? arm)
    {
        if (!Directory.Exists(path))
            return [(path, null)];
        var folder = new RunFolder(path);
        return folder.ReadManifest().Items.Where(item => (arm is null || item.Arm == arm) && folder.Decided(item) is not null)
            .Select(item => (folder.LogPath(item), (string?)item.Arm));
    }

    private static LostEpisode? Find((string Path, string? Arm) log)
    {
        var read = EpisodeLogFile.Read(log.Path);
        return CauseFinder.Of(read) is { } finding
            ? new LostEpisode(log.Path, log.Arm ?? read.Start.Agent, read.Start.World.Name, finding)
            {
                Surprises = [.. read.Events.OfType<SurpriseHappened>().Where(surprise => surprise.Skipped is null).Select(surprise => $"step {surprise.Step}: {surprise.Text}")],
            }
            : null;
    }

    private static void Print(List<LostEpisode> lost, Screen screen)
    {
        foreach (var episode in lost)
        {
            var (log, arm, game, finding) = episode;
            screen.Line($"{arm}  {game}");
            var place = finding switch
            {
                { Step: { } step, Line: { } line } => $"turn {finding.Turn}, line {line}, step {step}: ",
                { Step: { } step } => $"turn {finding.Turn}, step {step}: ",
                { Turn: { } turn } => $"turn {turn}: ",
                _ => "",
            };
            screen.Line($"{CauseFinder.Words(finding.Cause)}{(finding.Detail is { } detail ? $" ({detail})" : "")}", indent: 2);
            screen.Line(place + finding.Evidence, indent: 2);
            if (finding.Flags.Length > 0)
                screen.Line($"also: {string.Join(", ", finding.Flags)}", indent: 2);
            foreach (var surprise in episode.Surprises)
                screen.Line($"surprise at {surprise}", indent: 2);
            screen.Line(log, indent: 2);
        }

        screen.Gap();
        screen.Line($"{lost.Count} lost");
        foreach (var cluster in lost.GroupBy(episode => (episode.Cause.Cause, episode.Cause.Detail)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
            screen.Line($"{cluster.Count(),5}  {CauseFinder.Words(cluster.Key.Cause)}{(cluster.Key.Detail is { } detail ? $": {detail}" : "")}");
    }

    /// <summary>A lost episode and why.</summary>
    internal sealed record LostEpisode(string Log, string Agent, string Game, LossCause Cause)
    {
        /// <summary>What came over it, with the step.</summary>
        public ImmutableArray<string> Surprises { get; init; } = [];
    }
}
