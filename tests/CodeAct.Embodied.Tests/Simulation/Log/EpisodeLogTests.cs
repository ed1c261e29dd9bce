using System.Text.Json.Nodes;
using NUnit.Framework;
using static CodeAct.Embodied.Tests.Simulation.Log.SmallLog;

namespace CodeAct.Embodied.Tests.Simulation.Log;

public sealed class EpisodeLogTests
{
    private readonly string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.jsonl");

    [SetUp]
    [TearDown]
    public void Remove() => File.Delete(path);

    [Test]
    public void A_log_reads_back_as_it_was_written()
    {
        Write(Start(), Step(), End());

        var log = EpisodeLog.Read(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.IsTorn, Is.False);
            Assert.That(WorldHash.Of(log.Start.World), Is.EqualTo(Start().WorldHash), "the world came through whole");
            Assert.That(((PrimitiveCalled)log.Events[1]) with { Arguments = [] }, Is.EqualTo(Step() with { Arguments = [] }));
            Assert.That(log.End, Is.EqualTo(End()));
        }
    }

    [Test]
    public void A_torn_last_line_is_left_out_and_said_so()
    {
        Write(Start(), Step());
        File.AppendAllText(path, """{"type":"primitive","seconds":1.5,"tu""");

        var log = EpisodeLog.Read(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.IsTorn, Is.True);
            Assert.That(log.Events, Has.Length.EqualTo(2));
            Assert.That(log.End, Is.Null);
        }
    }

    [Test]
    public void A_broken_line_in_the_middle_is_an_error_with_its_place()
    {
        Write(Start(), Step());
        File.AppendAllText(path, "nonsense\n");
        File.AppendAllText(path, """{"type":"turn_start","seconds":1,"turn":1}""" + "\n");

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{path}:3:"));
    }

    [TestCase("", TestName = "A_torn_last_line_may_be_cut_anywhere")]
    [TestCase("\n", TestName = "A_torn_last_line_may_have_been_ended_by_an_editor")]
    [TestCase("\r\n\n", TestName = "Empty_lines_are_no_lines")]
    public void Torn(string end)
    {
        Write(Start(), Step());
        File.AppendAllText(path, """{"type":"episode_end","seconds""" + end);

        Assert.That(EpisodeLog.Read(path), Has.Property(nameof(EpisodeLog.IsTorn)).True.And.Property(nameof(EpisodeLog.Events)).Length.EqualTo(2));
    }

    [Test]
    public void A_last_line_without_its_end_counts_where_it_is_whole()
    {
        Write(Start(), Step());
        File.AppendAllText(path, End().ToJson());

        Assert.That(EpisodeLog.Read(path), Has.Property(nameof(EpisodeLog.IsTorn)).False.And.Property(nameof(EpisodeLog.End)).EqualTo(End()));
    }

    [TestCase("episode_start", "dialect", "\"klingon\"", 1, "dialect: there is no 'klingon'; there are alfworld-0.4 and alfworld-0.3")]
    [TestCase("episode_start", "mode", "7", 1, "mode: there is no ''; there are code, json and text")]
    [TestCase("episode_start", "protocol", "\"\"", 1, "protocol: the name is empty; leave it out for the default")]
    [TestCase("episode_start", "world", "{\"name\":\"none\"}", 1, "world: the value does not fit; docs/log.md says what a log holds")]
    [TestCase("primitive", "seconds", "\"soon\"", 2, "seconds: the value does not fit; docs/log.md says what a log holds")]
    [TestCase("primitive", "seconds", "1e999", 2, "seconds: the value does not fit; docs/log.md says what a log holds")]
    [TestCase("primitive", "seconds", "-1e20", 2, "seconds: the value does not fit; docs/log.md says what a log holds")]
    [TestCase("episode_start", "cost_limit", "1e20", 1, "cost_limit: the value does not fit; docs/log.md says what a log holds")]
    [TestCase("primitive", "arguments", "[\"mug 1\",2]", 2, "arguments[1]: the value does not fit; docs/log.md says what a log holds")]
    [TestCase("primitive", "unmet", "\"won\"", 2, "unmet: there is no 'won'; there are none, known-command")]
    [TestCase("primitive", "command", null, 2, "primitive lacks command; docs/log.md says what a log holds")]
    [TestCase("primitive", "type", null, 2, "this is no event of an episode: an object with a type is expected")]
    public void A_field_that_is_wrong_is_named_with_its_line(string type, string field, string? value, int line, string problem)
    {
        Write(Start(), Step());
        var lines = File.ReadAllLines(path).Select(text => JsonNode.Parse(text)).ToList();
        var changed = lines.Single(json => (string)json!["type"]! == type)!.AsObject();
        changed.Remove(field);
        if (value is not null)
            changed[field] = JsonNode.Parse(value);
        File.WriteAllLines(path, lines.Select(json => json!.ToJsonString()));

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{path}:{line}: {problem}"));
    }

    [Test]
    public void What_a_newer_program_added_is_skipped_and_said_once()
    {
        Write(Start());
        var step = Step().ToJson();
        File.AppendAllText(path, $"{step[..^1]},\"mood\":1}}\n{{\"type\":\"remark\",\"text\":\"?\"}}\n{step[..^1]},\"mood\":2}}\n");

        var log = EpisodeLog.Read(path);

        Assert.That(log.Events, Has.Length.EqualTo(3));
        Assert.That(log.Skipped, Is.EqualTo(["the event remark", "the field mood of primitive"]));
    }

    [Test]
    public void A_followed_log_gives_whole_lines_as_they_come()
    {
        Write(Start());
        var reader = new EpisodeLogReader(path);
        var (step, end) = (Step().ToJson(), End().ToJson());

        var first = reader.Read();
        File.AppendAllText(path, step[..30]);
        var half = reader.Read();
        File.AppendAllText(path, $"{step[30..]}\n{end}\n");
        var rest = reader.Read();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Has.Count.EqualTo(1));
            Assert.That(half, Is.Empty);
            Assert.That(rest.Select(item => item.ToJson()), Is.EqualTo([step, end]));
            Assert.That(reader.IsTorn, Is.False);
        }
    }

    [Test]
    public void A_line_longer_than_a_piece_of_the_file_is_read_whole()
    {
        var step = Step() with { Observation = new string('ä', 200_000) };

        Write(Start(), step, End());

        Assert.That(((PrimitiveCalled)EpisodeLog.Read(path).Events[1]).Observation, Is.EqualTo(step.Observation));
    }

    [Test]
    public void A_newer_format_is_refused_with_what_to_do()
    {
        File.WriteAllText(path, """{"type":"episode_start","format":99}""" + "\n");

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.Contains("format 99").And.Message.Contains("update"));
    }

    [TestCase("0", TestName = "Format_0_is_refused")]
    [TestCase("-1", TestName = "A_negative_format_is_refused")]
    [TestCase("1.5", TestName = "Half_a_format_is_refused")]
    [TestCase("\"x\"", TestName = "A_format_that_is_no_number_is_refused")]
    [TestCase("99999999999", TestName = "A_format_beyond_numbers_is_refused")]
    [TestCase("null", TestName = "No_format_is_refused")]
    public void A_format_that_nobody_knows(string format)
    {
        File.WriteAllText(path, $"{{\"type\":\"episode_start\",\"format\":{format}}}\n");

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.Contains("format " + format));
    }

    [Test]
    public void A_line_that_does_not_end_is_refused_at_its_limit()
    {
        Write(Start());
        using (var file = File.OpenWrite(path))
            file.SetLength(InputLimits.LogLine + (1 << 20));

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.StartsWith($"{path}:2: the line is longer than 4 MiB"));
    }

    [Test]
    public void Half_a_surrogate_pair_is_read_as_the_sign_for_it()
    {
        Write(Start(), Step());
        File.WriteAllText(path, File.ReadAllText(path).Replace(Step().Observation, @"\ud83d x", StringComparison.Ordinal));

        Assert.That(((PrimitiveCalled)EpisodeLog.Read(path).Events[1]).Observation, Is.EqualTo("\ufffd x"));
    }

    [Test]
    public void What_is_not_known_is_told_within_bounds()
    {
        Write(Start());
        File.AppendAllLines(path, Enumerable.Range(0, 1000).Select(number => $$"""{"type":"{{new string('x', 1000)}}{{number}}"}"""));
        File.AppendAllLines(path, Enumerable.Range(0, 1000).Select(number => $$"""{"type":"odd{{number}}"}"""));

        Assert.That(EpisodeLog.Read(path).SkippedNote(path), Has.Length.LessThan(5000));
    }

    [Test]
    public void Nothing_is_there_before_the_first_line()
    {
        using var writer = EpisodeLogWriter.Create(path);

        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public void Of_two_that_begin_one_log_the_second_is_told()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Place("log.jsonl");
        using var first = EpisodeLogWriter.Create(path);
        using var second = EpisodeLogWriter.Create(path);
        first.Write(Start());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => second.Write(Start()), Throws.TypeOf<InputException>().With.Message.Contains("never overwritten"));
            Assert.That(EpisodeLog.Read(path).Events, Has.Length.EqualTo(1));
            Assert.That(Directory.EnumerateFiles(folder.Path), Is.EqualTo((string[])[path]));
        }
    }

    [Test]
    public void Of_several_names_the_first_free_one_is_taken()
    {
        var other = path + ".2";
        using var first = EpisodeLogWriter.Create([path, other]);
        using var second = EpisodeLogWriter.Create([path, other]);
        first.Write(Start());
        second.Write(Start());

        Assert.That((first.Path, second.Path), Is.EqualTo((path, other)));
        File.Delete(other);
    }

    [Test]
    public void A_file_that_is_there_is_never_overwritten()
    {
        File.WriteAllText(path, "precious");

        Assert.That(() => EpisodeLogWriter.Create(path), Throws.TypeOf<InputException>());
        Assert.That(File.ReadAllText(path), Is.EqualTo("precious"));
    }

    [TestCase("", TestName = "An_empty_file_is_no_log")]
    [TestCase("{\"type\":\"turn_start\",\"seconds\":1,\"turn\":1}\n", TestName = "A_file_without_its_first_line_is_no_log")]
    [TestCase("# notes\n", TestName = "Another_text_is_no_log")]
    public void Not_a_log(string content)
    {
        File.WriteAllText(path, content);

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>());
    }

    [Test]
    public void A_recorder_gives_all_events_the_id_of_their_start_and_their_time()
    {
        var clock = new SetClock();
        List<EpisodeEvent> events = [];
        var recorder = new EpisodeRecorder(clock, events.Add);

        recorder.Record(Start());
        clock.Seconds = 1.2346;
        var last = recorder.Record(End());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events[1], Is.EqualTo(last));
            Assert.That(events.Select(item => item.Seconds), Is.EqualTo([0, 1.235]));
            Assert.That(events.Select(item => item.Episode), Is.All.EqualTo(last.Episode).And.All.Match("^[0-9a-f]{16}$"));
            Assert.That(IdOf(Start()), Is.EqualTo(last.Episode), "same start, same bytes");
            Assert.That(IdOf(Start() with { Time = DateTimeOffset.UnixEpoch.AddTicks(1) }), Is.Not.EqualTo(last.Episode));
        }

        static string IdOf(EpisodeStarted start) => new EpisodeRecorder(TimeProvider.System, _ => { }).Record(start).Episode;
    }

    [Test]
    public void An_episode_starts_at_0_however_long_its_first_line_takes()
    {
        var recorder = new EpisodeRecorder(new RunningClock(), _ => { });

        Assert.That((recorder.Record(Start()).Seconds, recorder.Record(End()).Seconds), Is.EqualTo((0, 1)));
    }

    private void Write(params EpisodeEvent[] events) => SmallLog.Write(path, events);

    private sealed class RunningClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => seconds++;
    }

    private sealed class SetClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 10_000;

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency);
    }
}
