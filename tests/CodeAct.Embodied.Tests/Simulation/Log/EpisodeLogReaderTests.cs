using System.Globalization;
using System.IO.Pipes;
using System.Text.Json.Nodes;
using NUnit.Framework;
using static CodeAct.Embodied.Tests.Simulation.Log.SmallLog;

namespace CodeAct.Embodied.Tests.Simulation.Log;

/// <summary>Logs that were touched by others than the program that wrote them.</summary>
public sealed class EpisodeLogReaderTests
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.Place("log.jsonl");

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void A_log_that_an_editor_saved_reads_the_same()
    {
        File.WriteAllText(Path, $"\ufeff{Start().ToJson()}\r\n\r\n \t{Step().ToJson()} \r\n{End().ToJson()}\r\n");

        var log = EpisodeLog.Read(Path);

        Assert.That(log.Events.Select(item => item.ToJson()), Is.EqualTo([Start().ToJson(), Step().ToJson(), End().ToJson()]));
    }

    [Test]
    public void A_followed_log_to_which_nothing_was_added_gives_nothing()
    {
        Write(Path, Start(), Step());
        var reader = new EpisodeLogReader(Path);
        reader.Read();

        Assert.That(reader.Read(), Is.Empty);
    }

    [Test]
    public void A_followed_log_that_became_shorter_is_an_error()
    {
        Write(Path, Start(), Step());
        var reader = new EpisodeLogReader(Path);
        reader.Read();

        File.WriteAllText(Path, Start().ToJson() + "\n");

        Assert.That(reader.Read, Throws.TypeOf<InputException>().With.Message.EqualTo($"{Path}: the log became shorter while it was read; start again"));
    }

    [Test]
    public void A_log_can_be_read_while_it_is_written()
    {
        using var writer = EpisodeLogWriter.Create(Path);
        writer.Write(Start());
        var reader = new EpisodeLogReader(Path);

        var first = reader.Read();
        writer.Write(Step());
        var second = reader.Read();

        Assert.That(first.Concat(second).Select(item => item.ToJson()), Is.EqualTo([Start().ToJson(), Step().ToJson()]));
    }

    [Test]
    public void A_followed_log_is_torn_while_its_last_line_is_not_whole()
    {
        Write(Path, Start());
        var reader = new EpisodeLogReader(Path);
        File.AppendAllText(Path, Step().ToJson());

        reader.Read();
        var half = reader.IsTorn;
        File.AppendAllText(Path, "\n");
        reader.Read();

        Assert.That((half, reader.IsTorn), Is.EqualTo((true, false)));
    }

    [TestCase("missing.jsonl", "there is no such file", TestName = "A_file_that_is_not_there_is_said_to_be_missing")]
    [TestCase(".", "this is a folder; name a file in it", TestName = "A_folder_is_said_to_be_one")]
    public void Unreadable(string name, string problem)
    {
        var path = folder.Place(name);

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.EqualTo($"{path}: {problem}"));
    }

    [TestCase("", "{0}: this is no episode log: it does not begin with an episode_start")]
    [TestCase("{\"type\":\"turn_start\",\"seconds\":1,\"turn\":1}\n", "{0}: this is no episode log: it does not begin with an episode_start")]
    [TestCase("# notes\n", "{0}:1: this is no line of an episode log: ")]
    [TestCase("\n# notes\n", "{0}:2: this is no line of an episode log: ", Description = "an empty line counts as a line")]
    [TestCase("[]\n", "{0}:1: this is no event of an episode: an object with a type is expected")]
    [TestCase("{\"type\":1}\n", "{0}:1: this is no event of an episode: an object with a type is expected")]
    public void What_is_no_log_is_said_to_be_none(string content, string problem)
    {
        File.WriteAllText(Path, content);

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.StartsWith(problem.Replace("{0}", Path, StringComparison.Ordinal)));
    }

    [TestCase("\"2\"", "format \"2\"", TestName = "A_format_is_no_text")]
    [TestCase("1.5", "format 1.5", TestName = "A_format_is_a_whole_number")]
    [TestCase("0", "format 0", TestName = "The_first_format_is_1")]
    [TestCase("3", "format 3", TestName = "The_last_format_is_that_of_this_program")]
    [TestCase(null, "no format", TestName = "A_log_has_a_format")]
    public void Another_format(string? format, string said)
    {
        var start = JsonNode.Parse(Start().ToJson())!.AsObject();
        start.Remove("format");
        if (format is not null)
            start["format"] = JsonNode.Parse(format);
        File.WriteAllText(Path, start.ToJsonString() + "\n");

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.EqualTo($"{Path}: the log has {said}, and this program reads 1 to 2; update it"));
    }

    [Test]
    public void All_fields_that_a_line_lacks_are_named()
    {
        File.WriteAllText(Path, $$"""{{Start().ToJson()}}{{"\n"}}{"type":"turn_start","episode":""}{{"\n"}}""");

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.EqualTo($"{Path}:2: turn_start lacks seconds, turn; docs/log.md says what a log holds"));
    }

    [Test]
    public void A_field_that_stands_twice_breaks_its_line()
    {
        var step = Step().ToJson();
        File.WriteAllText(Path, $"{Start().ToJson()}\n{step[..^1]},\"won\":true}}\n{step}\n");

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{Path}:2: this is no line of an episode log: "));
    }

    [TestCase("3", TestName = "A_set_of_traits_is_no_number")]
    [TestCase("\"edible\"", TestName = "A_trait_is_one_that_there_is")]
    public void Traits(string value)
    {
        var start = JsonNode.Parse(Start().ToJson())!;
        start["world"]!["things"]![0]!["traits"] = JsonNode.Parse(value);
        File.WriteAllText(Path, start.ToJsonString() + "\n");

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{Path}:1: world.things[0].traits: the value does not fit"));
    }

    // What a list may not hold, in all places where a log has lists of other than numbers.
    [TestCase("arguments", 1, 2)]
    [TestCase("world.locations", 0, 1)]
    [TestCase("world.receptacles", 0, 1)]
    [TestCase("world.things", 0, 1)]
    [TestCase("world.accepts", 0, 1)]
    [TestCase("world.accepts[0].thing_kinds", 0, 1)]
    public void A_list_has_no_gaps(string list, int item, int line)
    {
        JsonNode[] lines = [JsonNode.Parse(Start().ToJson())!, JsonNode.Parse(Step().ToJson())!];
        var steps = list.Split('.', '[');
        var place = steps.Aggregate(lines[line - 1], (node, step) => step is "0]" ? node[0]! : node[step]!);
        place.AsArray().Insert(item, null);
        File.WriteAllLines(Path, lines.Select(json => json.ToJsonString()));

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{Path}:{line}: {list}[{item}]: the value does not fit"));
    }

    [TestCase("receptacles")]
    [TestCase("things")]
    [TestCase("locations")]
    [TestCase("accepts")]
    [TestCase("contents")]
    [TestCase("thing_locations")]
    [TestCase("inner_things")]
    [TestCase("conditions")]
    [TestCase("open_receptacles")]
    public void A_list_is_never_nothing(string list)
    {
        var start = JsonNode.Parse(Start().ToJson())!;
        start["world"]![list] = null;
        File.WriteAllText(Path, start.ToJsonString() + "\n");

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{Path}:1: world.{list}: the value does not fit"));
    }

    [Test]
    public void What_was_left_out_is_said_to_the_user_in_one_sentence()
    {
        File.WriteAllText(Path, $$"""{{Start().ToJson()}}{{"\n"}}{"type":"remark"}{{"\n"}}{"type":"song"}{{"\n"}}""");

        Assert.That(EpisodeLog.Read(Path).SkippedNote(Path), Is.EqualTo($"codeact: {Path}: written by a newer version; this one left out the event remark, the event song"));
    }

    [Test]
    public void Nothing_is_said_where_nothing_was_left_out()
    {
        Write(Path, Start(), Step());

        Assert.That(EpisodeLog.Read(Path).SkippedNote(Path), Is.Null);
    }

    [TestCase(20, "")]
    [TestCase(21, " and 1 more")]
    public void Of_all_that_was_left_out_some_is_named(int count, string more)
    {
        var log = new EpisodeLog([Start()], IsTorn: false) { Skipped = [.. Enumerable.Range(1, count).Select(number => $"({number})")] };

        Assert.That(log.SkippedNote("a.jsonl"), Does.EndWith("(19), (20)" + more));
    }

    [Test]
    public void Of_all_that_is_unknown_a_hundred_things_are_kept_and_no_long_words()
    {
        var events = Enumerable.Range(0, 101).Select(number => number.ToString(CultureInfo.InvariantCulture).PadLeft(number == 1 ? 91 : 90, 'x'));
        File.WriteAllText(Path, string.Join('\n', [Start().ToJson(), .. events.Select(type => $$"""{"type":"{{type}}"}""")]));

        var skipped = EpisodeLog.Read(Path).Skipped;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(skipped, Has.Length.EqualTo(100));
            Assert.That(skipped.Where(word => word.EndsWith("...", StringComparison.Ordinal)), Is.EqualTo(["the event " + new string('x', 90) + "..."]));
            Assert.That(skipped, Has.Some.EqualTo("the event " + new string('x', 89) + "0"));
        }
    }

    [Test]
    public void A_number_may_be_as_large_as_ten_to_the_nineteenth()
    {
        File.WriteAllText(Path, $"{Start().ToJson()}\n{Step().ToJson().Replace("0.25", "1e19", StringComparison.Ordinal)}\n");

        Assert.That(EpisodeLog.Read(Path).Events[^1].Seconds, Is.EqualTo(1e19));
    }

    [Test]
    public void A_line_may_have_four_mebibytes()
    {
        File.WriteAllText(Path, Start().ToJson().PadRight(InputLimits.LogLine) + "\n" + Step().ToJson() + "\n");

        Assert.That(EpisodeLog.Read(Path).Events, Has.Length.EqualTo(2));
    }

    [TestCase(0, ":1: the line is longer than 4 MiB: this is no line of an episode log")]
    [TestCase(1, ": the log is larger than 32 MiB")]
    public void A_log_has_thirty_two_mebibytes_at_most(int more, string problem)
    {
        using (var file = File.Create(Path))
            file.SetLength(InputLimits.Log + more);

        Assert.That(() => EpisodeLog.Read(Path), Throws.TypeOf<InputException>().With.Message.EqualTo(Path + problem));
    }

    [Test]
    public void A_pipe_is_no_log()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var path = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.EqualTo($"{path}: this is a pipe or a device; a log is read from a file"));
    }

    [TestCase("")]
    [TestCase("\n")]
    public void What_turns_and_episode_came_to_is_read_by_itself(string end)
    {
        var turn = new TurnEnded { Seconds = 1, Turn = 1, PromptTokens = 7 }.ToJson();
        File.WriteAllText(Path, $"{Start().ToJson()}\n{turn}\n\n{Step().ToJson()}\n{turn[..30]}\n{turn.Replace("7", "1e999", StringComparison.Ordinal)}\n{turn.Replace("\"seconds\":1", "\"seconds\":1e300", StringComparison.Ordinal)}\n{End().ToJson()}{end}");

        Assert.That(EpisodeLog.ReadEnds(Path).Select(item => item.ToJson()), Is.EqualTo([turn, End().ToJson()]));
    }
}
