using CodeAct.Embodied.Evaluation.Importing;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact worlds import</c>: writes games of ALFWorld as houses.</summary>
internal static class WorldsImport
{
    public static Command Create()
    {
        var games = new Argument<string[]>("GAME")
        {
            Description = "ALFWorld games: a game.tw-pddl, a trial's folder, a row of a collection (FILE.jsonl.gz#ID), or all of a collection (FILE.jsonl.gz).",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out") { Description = "The folder for the house files, which are named by the games.", DefaultValueFactory = _ => "." };
        var command = new Command("import", "Write ALFWorld games as house files, which can be changed; what a house cannot say is refused with the reason.") { games, output };
        command.SetAction((result, cancellationToken) =>
            Task.Run(() => Import(result.GetRequiredValue(games), result.GetRequiredValue(output), cancellationToken), cancellationToken));
        return command;
    }

    private static int Import(string[] names, string folder, CancellationToken cancellationToken)
    {
        WorldFiles.CreateFolder(folder);
        var imported = 0;
        var refused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var game in names.SelectMany(name => GameFiles.IsCollection(name) ? GameFiles.ReadCollection(name) : [GameFiles.Read(name)]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, FileName(game.Id));
            WorldFiles.CheckFree([path]);
            var import = GameImport.Of(game, WorldCatalog.Shipped.Kinds, cancellationToken);
            if (import.Refusal is { } refusal)
            {
                refused[refusal.Reason] = refused.GetValueOrDefault(refusal.Reason) + 1;
                Terminal.Error.WriteLine(TerminalText.Line($"{game.Id}: {refusal}"));
                continue;
            }

            WorldFiles.Write(path, import.Text!);
            imported++;
        }

        Console.Out.WriteLine(TerminalText.Line($"{folder}: {imported} {(imported == 1 ? "house" : "houses")}{(refused.Count > 0 ? $", {refused.Values.Sum()} refused" : "")}"));
        foreach (var (reason, count) in refused.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            Console.Out.WriteLine(TerminalText.Line(string.Create(CultureInfo.InvariantCulture, $"  {count} {reason}")));
        return refused.Count > 0 ? ExitCode.BadInput : ExitCode.Done;
    }

    // An id may come from a stranger, and names a file.
    private static string FileName(string id) =>
        string.Concat(id.Replace('/', '.').Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).TrimStart('.') + ".yaml";
}
