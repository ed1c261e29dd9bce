using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Evaluation.Suites;
using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

/// <summary>Text that steers a terminal, hides or looks like a line of ours stands in every field of every kind of file where the
/// reader takes it, and every command that shows such a file shows it harmless.</summary>
[Category(TestCategory.Slow)]
[CancelAfter(120_000)]
public sealed partial class HostileTextTests
{
    private const string Forged = "codeact: forged";

    // A title of the window, a colour, the way back to the line's start, the order of letters turned, what nobody sees, lines.
    private const string Hostile = "\u001b]0;owned\u0007\u001b[31m\b\r\u009b2J\u202edlrow\u2066\u200b\u00ad\ufeff\u2028\u2029\u0085\n" + Forged + "\r\n" + Forged;

    private static readonly string Logs = Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Simulation", "Log", "Format1");
    private static readonly string Games = Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Alfworld", "games", "valid_seen.jsonl.gz");

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCase("openai-code-corrections-turn-limit-studio")]
    [TestCase("openai-failed-500-kitchen")]
    [TestCase("openai-json-won-studio")]
    [TestCase("program-exceptions-studio")]
    [TestCase("program-user-tools-office")]
    [TestCase("transcript-won-game")]
    public async Task Logs_are_shown_harmless(string name, CancellationToken cancellationToken)
    {
        var lines = File.ReadAllLines(Path.Combine(Logs, name + ".jsonl"));
        var spoilt = Spoil([.. lines.Select(line => JsonNode.Parse(line)!)], items => _ = EpisodeLog.Read(folder.Write("log.jsonl", string.Join('\n', items.Select(item => item.ToJsonString())) + "\n")));
        folder.Write("log.jsonl", string.Join('\n', spoilt.Select(item => item.ToJsonString())) + "\n");

        foreach (var command in (string[])["log log.jsonl", "log log.jsonl --json", "compare log.jsonl log.jsonl", "runs why log.jsonl", "runs why log.jsonl --json"])
            await CheckAsync(command, cancellationToken);
    }

    [Test]
    public async Task Panels_are_shown_harmless(CancellationToken cancellationToken)
    {
        folder.Write("suite.yaml", "name: spoilt\ngames:\n  - houses: [studio]\nagents:\n  - {agent: [random, expert], steps: 5}\n");
        await CheckAsync("eval suite.yaml --out runs", cancellationToken);
        foreach (var path in Directory.EnumerateFiles(folder.Place("runs"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var spoilt = Spoil([.. File.ReadLines(path).Select(line => JsonNode.Parse(line)!)], items =>
            {
                File.WriteAllLines(path, items.Select(item => item.ToJsonString()));
                _ = EpisodeLog.Read(path);
            });
            File.WriteAllLines(path, spoilt.Select(item => item.ToJsonString()));
        }

        foreach (var command in (string[])["runs status runs", "runs missing runs", "runs why runs", "runs report runs --partial", "runs report runs --partial --to report.csv", "runs export runs --to data", "runs merge runs --into joined"])
            await CheckAsync(command, cancellationToken);
        var broken = Directory.EnumerateFiles(folder.Place("runs/logs"), "*.jsonl", SearchOption.AllDirectories).First();
        await File.AppendAllTextAsync(broken, Hostile + "\n{}\n", cancellationToken);
        await CheckAsync("runs report runs --partial", cancellationToken);
    }

    [Test]
    public async Task Games_are_shown_harmless(CancellationToken cancellationToken)
    {
        var row = JsonNode.Parse(GameFiles.ReadLines(Games).First().ToArray())!;
        var spoilt = Spoil([row], items => _ = GameJson.Read("spoilt", "spoilt", Encoding.UTF8.GetBytes(items[0].ToJsonString())).ToWorld())[0].ToJsonString();
        folder.Write("games.jsonl", spoilt + "\n");

        foreach (var command in (string[])["games list games.jsonl", "games list games.jsonl --json", "games stats games.jsonl", "games show games.jsonl --walkthrough", "run games.jsonl --steps 5"])
            await CheckAsync(command, cancellationToken);
    }

    // In YAML the text stands in quotation marks, wherever a value or a key stood: first where the reader takes it, all at once, then
    // in some of the places where it is refused.
    [TestCase("worlds/studio.yaml", "worlds check studio.yaml", "worlds show studio.yaml", "run studio.yaml --steps 5")]
    [TestCase("worlds/kinds.yaml", "worlds check house.yaml")]
    [TestCase("protocols/mint.yaml", "run --protocol mint.yaml --agent openai --model m --base-url http://127.0.0.1:9/v1")]
    [TestCase("suites/baselines.yaml", "eval baselines.yaml --dry-run --out runs")]
    public async Task Yaml_is_shown_harmless(string file, params string[] commands)
    {
        var name = Path.GetFileName(file);
        File.Copy(Path.Combine(GoldenFile.Root, "worlds", "studio.yaml"), folder.Place("house.yaml"));
        var text = await File.ReadAllTextAsync(Path.Combine(GoldenFile.Root, file));
        List<string> refused = [];
        foreach (var place in Scalar().Matches(text).Reverse())
        {
            var spoilt = text[..place.Index] + JsonSerializer.Serialize(Hostile) + (place.Value.EndsWith(':') ? ":" : "") + text[(place.Index + place.Length)..];
            if (IsTaken(file, folder.Write(name, spoilt)))
                text = spoilt;
            else
                refused.Add(spoilt);
        }

        foreach (var content in refused.Where((_, index) => index % Math.Max(1, refused.Count / 5) == 0).Prepend(text))
        {
            folder.Write(name, content);
            foreach (var command in commands)
                await CheckAsync(command, TestContext.CurrentContext.CancellationToken);
        }
    }

    private static bool IsTaken(string file, string path)
    {
        try
        {
            _ = file.Split('/')[0] switch
            {
                "suites" => SuiteReader.Read(path),
                "protocols" => Protocols.Find(path),
                _ when file.EndsWith("kinds.yaml", StringComparison.Ordinal) => KindsReader.Read(path, File.ReadAllText(path)),
                _ => (object)WorldCatalog.Shipped.House(path),
            };
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }

    [Test]
    public async Task What_a_program_is_and_says_is_shown_harmless(CancellationToken cancellationToken)
    {
        var quoted = JsonSerializer.Serialize(Hostile);
        folder.Write("program.py", $"# {Hostile.ReplaceLineEndings(" ")}\nprint({quoted})\n# %% {quoted}\nprint(goto({quoted}))\nraise ValueError({quoted})\n# %%\ntype({quoted}, (Exception,), {{}})\nraise type('E', (Exception,), {{'__str__': lambda self: {quoted}}})\n");
        Directory.CreateDirectory(folder.Place("tools"));
        folder.Write("tools/mine.py", $"def mine():\n    {quoted}\n    return {quoted}\n");

        foreach (var command in (string[])["run program.py", "run --agent program.py --tools tools --feedback explained", "run --agent program.py --json"])
            await CheckAsync(command, cancellationToken);
    }

    private async Task CheckAsync(string command, CancellationToken cancellationToken)
    {
        var finished = await CodeactProcess.RunAsync(folder.Path, cancellationToken, command.Split(' '));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(finished.ExitCode, Is.InRange(0, 4).And.Not.EqualTo(1), command + finished.Error);
            Assert.That(Harmful(finished.Output), Is.Empty, command);
            Assert.That(Harmful(finished.Error), Is.Empty, command);
        }
    }

    private static IEnumerable<string> Harmful(string shown)
    {
        foreach (var rune in shown.EnumerateRunes())
        {
            if (rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                yield return $"U+{rune.Value:X4}";
        }

        foreach (var line in shown.Split('\n').Where(line => line.StartsWith(Forged, StringComparison.Ordinal)))
            yield return line;
    }

    /// <summary>Adds the text to every string that the reader takes so, and a field that it does not know.</summary>
    private static JsonNode[] Spoil(JsonNode[] items, Action<JsonNode[]> read)
    {
        foreach (var place in items.SelectMany(Strings).ToList())
        {
            var before = place.GetValue<string>();
            // What the first observation and the grammar say are lines of their own by right.
            var isOfLines = place.Parent is JsonObject && (place.GetPropertyName() is "grammar" || (place.GetPropertyName() is "observation" && place.Parent == items[0]));
            var spoilt = JsonValue.Create(before + (isOfLines ? Hostile.ReplaceLineEndings("") : Hostile));
            place.ReplaceWith(spoilt);
            try
            {
                read(items);
            }
            catch (InputException)
            {
                spoilt.ReplaceWith(JsonValue.Create(before));
            }
        }

        foreach (var item in items.OfType<JsonObject>())
            item["unknown " + Hostile] = Hostile;
        return items;
    }

    private static IEnumerable<JsonValue> Strings(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(field => Strings(field.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [value],
        _ => [],
    };

    [GeneratedRegex(@"(?<=^ *|: |\{|, |\[)[a-zA-Z][a-zA-Z0-9 -]*(?:(?=[,\]}\r\n])|:(?= ))", RegexOptions.Multiline)]
    private static partial Regex Scalar();
}
