namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact log</c>: shows an episode from its log.</summary>
internal static class LogCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = $"The log of an episode. Default: the newest in {EpisodeFolder.Name}/.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print its events, a JSON object a line; a torn last line is left out." };
        return new Command("log", "Show an episode from its log.") { file, json }.Doing(result =>
        {
            var path = EpisodeFolder.Find(result.GetValue(file) ?? EpisodeFolder.Newest) ?? throw new InputException(EpisodeFolder.Empty);
            var log = EpisodeLogFile.Read(path);
            if (result.GetValue(json))
                PrintJson(log);
            else
                Print(log, Screen.OfStandardOutput());
            return ExitCode.Done;
        });
    }

    /// <summary>Shows an episode as far as its log tells it.</summary>
    public static void Print(EpisodeLog log, Screen screen)
    {
        var printer = new EpisodePrinter(screen);
        foreach (var item in log.Events)
            printer.Print(item);
        if (log.End is null)
            printer.PrintMissingEnd();
        if (log.IsTorn)
            printer.PrintTorn();
    }

    private static void PrintJson(EpisodeLog log)
    {
        foreach (var item in log.Events)
            Console.Out.WriteLine(item.ToJson());
        if (log.IsTorn)
            Console.Error.WriteLine("codeact: the last line of the log is torn and was left out");
    }
}
