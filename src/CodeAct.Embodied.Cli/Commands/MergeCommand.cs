namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact runs merge</c>: joins the folders of shards.</summary>
internal static class MergeCommand
{
    private const int MostNamed = 20;

    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR") { Description = "The folders of a panel's shards.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string?>("--into") { Description = "The folder to join them in. Default: the first.", HelpName = "DIR" };
        var command = new Command("merge", "Join the folders of one panel. Doing it again changes nothing.") { folders, target };
        command.SetAction(result =>
        {
            var sources = result.GetRequiredValue(folders).Select(path => new RunFolder(path)).ToList();
            var merged = RunMerge.Join(result.GetValue(target) is { } into ? new RunFolder(into) : sources[0], sources);
            var screen = Screen.OfStandardOutput();
            screen.Line($"{merged.Added} added, {merged.Missing.Length} missing, {merged.Twice.Length} double, {merged.Conflicts.Length} in conflict");
            Name("missing", merged.Missing.Select(Text), screen);
            Name("double", merged.Twice.Select(Text), screen);
            Name("conflict", merged.Conflicts.Select(conflict => $"{Text(conflict.Item)}: {conflict.First} is kept, {conflict.Other} differs"), screen);
            return merged.Conflicts.Length > 0 ? ExitCode.NotWon : merged.Missing.Length > 0 ? ExitCode.CouldNotFinish : ExitCode.Done;
        });
        return command;
    }

    private static string Text(Item item) => $"{item.Key[..12]}  {item.Arm}  {item.Game}  trial {item.Trial}";

    private static void Name(string what, IEnumerable<string> items, Screen screen)
    {
        var all = items.ToList();
        foreach (var item in all.Take(MostNamed))
            screen.Line($"{what}  {item}");
        if (all.Count > MostNamed)
            screen.Line($"{what}  and {all.Count - MostNamed} more");
    }
}
