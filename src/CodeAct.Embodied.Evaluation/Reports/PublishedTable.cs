using System.Reflection;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Published success rates, and ours beside them.</summary>
public static class PublishedTable
{
    private const string Shipped = "published";
    private const int MostRows = 10_000;
    private const int Most = 1_000_000;

    private static readonly ImmutableArray<FieldKey> FileKeys = [new("rows", "The rates.", IsRequired: true)];

    private static readonly ImmutableArray<FieldKey> Keys =
    [
        new("system", "What was measured.", IsRequired: true),
        new("success", "In percent.", IsRequired: true),
        .. ((string[])["model", "split", "games", "steps", "turns", "attempts", "temperature", "grammar", "rule", "average", "source"]).Select(key => new FieldKey(key)),
    ];

    /// <summary>Sets the agents of a report beside a table.</summary>
    /// <param name="name"><c>published</c> for the table that is shipped, or a file of the same form.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    /// <exception cref="WorldFormatException">It is no such table.</exception>
    public static ImmutableArray<PublishedComparison> Beside(ReportData data, string name)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rows = Read(name);
        return
        [
            .. from row in rows
               from arm in data.Protocols
               let differences = row.Protocol.DifferencesTo(arm).ToImmutableArray()
               orderby differences.Length
               select new PublishedComparison(row, arm.Name, differences),
        ];
    }

    /// <summary>A line for each published rate and each reason for or against comparing it; the agents of one reason together.</summary>
    internal static IEnumerable<(PublishedRow Row, string Arms, bool IsComparable, string Why)> Grouped(ReportData data) =>
        from comparison in data.Published
        group comparison by (comparison.Row, Why: comparison.IsComparable ? "yes" : $"no, because {string.Join("; ", comparison.Differences)}") into lines
        orderby !lines.First().IsComparable
        select (lines.Key.Row, ArmsOf(lines, data), lines.First().IsComparable, lines.Key.Why);

    private static string ArmsOf(IEnumerable<PublishedComparison> lines, ReportData data)
    {
        const int most = 3;
        var arms = lines.Select(line => $"{line.Arm}: {ReportWords.Percent(data.Arms.First(arm => arm.Name == line.Arm).Success)}").ToList();
        return arms.Count <= most ? string.Join(", ", arms) : "all agents above";
    }

    private static ImmutableArray<PublishedRow> Read(string name)
    {
        var problems = new ProblemList(name);
        var rows = YamlTreeReader.Read(TextOf(name), problems, "table of rates").Tree is { } tree
            ? new FieldReader(tree, FileKeys, "a table of rates", problems).Items("rows", MostRows).Select(item => ReadRow(item, problems)).ToImmutableArray()
            : [];
        problems.ThrowIfAny();
        return rows;
    }

    private static PublishedRow ReadRow(YamlTree tree, ProblemList problems)
    {
        var fields = new FieldReader(tree, Keys, "a rate", problems);
        var system = fields.Word("system")?.Value ?? "";
        return new PublishedRow
        {
            System = system,
            Model = fields.Word("model")?.Value,
            Success = fields.Number("success", 0, 100) ?? 0,
            Source = fields.Word("source")?.Value,
            Protocol = new MeasuredProtocol
            {
                Name = system,
                Split = fields.Word("split")?.Value,
                Games = fields.Whole("games", 1, Most),
                Steps = fields.Whole("steps", 1, Most),
                Turns = fields.Whole("turns", 1, Most),
                Attempts = fields.Whole("attempts", 1, Most),
                Temperature = fields.Number("temperature", 0, 2),
                Grammar = fields.Word("grammar")?.Value,
                Rule = fields.Word("rule")?.Value,
                Average = fields.Word("average")?.Value,
            },
        };
    }

    private static string TextOf(string name)
    {
        if (name != Shipped)
            return BoundedFile.ReadText(name, InputLimits.Yaml, $"the table {name} ('{Shipped}' is shipped)");
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("published.yaml")!);
        return reader.ReadToEnd();
    }
}
