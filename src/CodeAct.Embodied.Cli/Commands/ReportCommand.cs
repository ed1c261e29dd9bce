using CodeAct.Embodied.Evaluation.Reports;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact runs report</c>: a panel in figures.</summary>
internal static class ReportCommand
{
    private static readonly ImmutableArray<(string Ending, Func<ReportData, string> Write)> Forms =
    [
        (".html", data => new HtmlReport(data).Write()),
        (".md", MarkdownReport.Write),
        (".csv", EpisodeColumns.Csv),
        (".jsonl", EpisodeColumns.JsonLines),
        (".json", JsonReport.Write),
    ];

    public static Command Create()
    {
        var folder = RunsCommand.Folder();
        var target = new Option<string?>("--to") { Description = "The file: .html (one page, offline), .md, .csv and .jsonl (a row an episode) or .json. Default: Markdown on standard output.", HelpName = "FILE" };
        var partial = new Option<bool>("--partial") { Description = "Report though episodes are missing." };
        var compare = new Option<string?>("--compare-with") { Description = "Set the figures beside published ones: 'published', or a YAML file of yours.", HelpName = "TABLE" };
        var pages = new Option<bool>("--pages") { Description = "Write a replay page for each episode beside the report, and link the cells of the matrix." };
        var command = new Command("report", "Report a panel: success with intervals, comparisons, costs, causes.") { folder, target, partial, compare, pages };
        command.SetAction(result =>
        {
            var path = result.GetValue(target);
            var form = Forms.FirstOrDefault(known => path?.EndsWith(known.Ending, StringComparison.Ordinal) ?? known.Ending == ".md");
            if (form.Write is null)
                throw new InputException("--to", $"'{path}' ends in none of {string.Join(", ", Forms.Select(known => known.Ending))}");
            var data = ReportData.Read(new RunFolder(result.GetRequiredValue(folder)), ProgramVersion.Text);
            if (!result.GetValue(partial))
                data.MustBeWhole(result.GetRequiredValue(folder));
            if (result.GetValue(compare) is { } table)
                data = data with { Published = PublishedTable.Beside(data, table) };
            if (result.GetValue(pages))
                data = WritePages(data, path ?? throw new InputException("--pages needs --to FILE.html"));
            if (path is null)
                Console.Out.Write(TerminalText.Printable(form.Write(data)));
            else
                Save(path, form.Write(data));
            return ExitCode.Done;
        });
        return command;
    }

    private static ReportData WritePages(ReportData data, string report)
    {
        var name = Path.GetFileNameWithoutExtension(report) + "-pages";
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(report))!, name);
        var done = 0;
        foreach (var episode in data.Panel.Episodes)
        {
            ReplayPages.Write(episode, folder);
            Console.Error.Write($"\r{++done} of {data.Panel.Episodes.Length} pages");
        }

        Console.Error.WriteLine();
        return data with { Pages = name };
    }

    private static void Save(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
            Console.Out.WriteLine($"{path}, {new FileInfo(path).Length / 1024.0:0} KB");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{path}: the report cannot be written: {exception.Message}");
        }
    }
}
