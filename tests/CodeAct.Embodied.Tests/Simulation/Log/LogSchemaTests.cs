using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Log;

/// <summary>The page and the schema that say what a log holds, against the types of the events.</summary>
public sealed partial class LogSchemaTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(GoldenFile.Root, "docs", "log.md"));

    [Test]
    public void The_schema_is_that_of_the_types() => GoldenFile.Check(LogSchema.File, LogSchema.Text);

    [TestCaseSource(nameof(EventTypes))]
    public void The_page_describes_every_field_of_the_event_and_shows_one(string type)
    {
        var section = Sections().Single(text => text.StartsWith($"`{type}`\n", StringComparison.Ordinal));
        var fields = LogSchema.Events[type]["properties"]!.AsObject().Select(field => field.Key).Except(["type", "episode", "seconds"]);
        var line = Example().Match(section).Groups["line"].Value;

        using (Assert.EnterMultipleScope())
        {
            foreach (var field in fields)
                Assert.That(section, Does.Contain($"\n| `{field}` |"), $"docs/log.md does not describe {field} of {type}");
            Assert.That(JsonNode.Parse(line)!["type"]!.ToString(), Is.EqualTo(type), $"docs/log.md shows no {type}");
            // The page leaves the world out, which is long.
            LogSchema.Check([line.Replace("\"world\":{}", $"\"world\":{World()}", StringComparison.Ordinal)]);
        }
    }

    [Test]
    public void The_page_names_every_field_within_the_world_and_elsewhere()
    {
        var names = LogSchema.Events.Values.SelectMany(Fields).Distinct().Where(name => !Page.Contains($"`{name}`", StringComparison.Ordinal));

        Assert.That(names, Is.Empty, "docs/log.md does not name these");
    }

    [Test]
    public void The_page_names_every_code()
    {
        string[] codes =
        [
            .. EnumNames.AllNames<Precondition>().Except([Precondition.None.Name()]), .. EnumNames.AllNames<CodeEnd>(), .. EnumNames.AllNames<EpisodeEndReason>(),
            .. EnumNames.AllNames<CorrectionKind>(), .. EnumNames.AllNames<Dialect>(), .. EnumNames.AllNames<Feedback>(), .. EnumNames.AllNames<ActionMode>(),
            .. EnumNames.AllNames<WorldSource>(), .. EnumNames.AllNames<Condition>(), .. EnumNames.AllNames<ThingTraits>(), .. EnumNames.AllNames<ReceptacleTraits>(),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(codes.Where(code => !Page.Contains($"`{code}`", StringComparison.Ordinal)), Is.Empty, "docs/log.md does not name these");
            foreach (var type in TaskShape.All.Select(shape => shape.Type))
            {
                var conditions = new CodeAct.Embodied.Simulation.Episodes.Episode(SmallWorld.With(type), new()).StartEvent("test", "0", default).Conditions!;
                Assert.That(Page, Does.Contain($"| `{type.Name()}` | {string.Join(", ", conditions.Value.Select(code => $"`{code}`"))} |"));
            }
        }
    }

    private static IEnumerable<string> EventTypes() => LogSchema.Events.Keys;

    private static string[] Sections() => Page.Split("\n### ");

    private static IEnumerable<string> Fields(JsonNode schema) => schema switch
    {
        JsonObject item => [.. item["properties"] is JsonObject fields ? fields.Select(field => field.Key) : [], .. item.Where(part => part.Value is not null).SelectMany(part => Fields(part.Value!))],
        JsonArray list => list.Where(part => part is not null).SelectMany(part => Fields(part!)),
        _ => [],
    };

    private static string World()
    {
        var line = new CodeAct.Embodied.Simulation.Episodes.Episode(SmallWorld.With(), new()).StartEvent("test", "0", default).ToJson();
        return JsonNode.Parse(line)!["world"]!.ToJsonString();
    }

    [GeneratedRegex("```json\n(?<line>[^\n]*)\n```")]
    private static partial Regex Example();
}
