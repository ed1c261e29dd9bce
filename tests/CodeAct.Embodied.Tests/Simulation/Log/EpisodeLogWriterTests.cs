using NUnit.Framework;
using static CodeAct.Embodied.Tests.Simulation.Log.SmallLog;

namespace CodeAct.Embodied.Tests.Simulation.Log;

public sealed class EpisodeLogWriterTests
{
    private readonly TemporaryFolder folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Folders_on_the_way_are_made()
    {
        var path = folder.Place("runs/today/log.jsonl");

        Write(path, Start());

        Assert.That(EpisodeLog.Read(path).Events, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_file_that_is_there_is_said_to_be_there()
    {
        var path = folder.Write("log.jsonl", "precious");

        Assert.That(() => EpisodeLogWriter.Create(path), Throws.TypeOf<InputException>().With.Message.EqualTo($"{path}: there is a file already, and a log is never overwritten; choose another name"));
    }

    [Test]
    public void A_log_that_cannot_be_made_is_said_to_be_unwritable()
    {
        folder.Write("file", "");
        var path = folder.Place("file/log.jsonl");
        using var writer = EpisodeLogWriter.Create(path);

        Assert.That(() => writer.Write(Start()), Throws.TypeOf<CannotContinueException>().With.Message.StartsWith($"{path}: the log cannot be written: "));
    }

    [Test]
    public void Every_line_is_in_the_file_as_soon_as_it_is_written()
    {
        var path = folder.Place("log.jsonl");
        using var writer = EpisodeLogWriter.Create(path);

        writer.Write(Start());

        Assert.That(new FileInfo(path), Has.Length.EqualTo(Start().ToJson().Length + 1));
    }

    [Test]
    public void Letters_of_all_languages_and_quotation_marks_are_readable()
    {
        var path = folder.Place("log.jsonl");

        Write(path, Start() with { Goal = "stelle den 'Krug' auf das Küchenbüfett" });

        Assert.That(File.ReadAllText(path), Does.Contain("\"goal\":\"stelle den 'Krug' auf das Küchenbüfett\""));
    }

    [TestCase(null, null)]
    [TestCase("abc", "ba7816bf8f01cfea", Description = "the example of the standard, FIPS 180-2")]
    public void A_prompt_is_known_by_its_hash(string? prompt, string? hash) =>
        Assert.That((Start() with { SystemPrompt = prompt }).PromptHash, Is.EqualTo(hash));

    [Test]
    public void Where_a_world_came_from_can_be_found_without_reading_the_world()
    {
        var path = folder.Place("log.jsonl");

        Write(path, Start());

        Assert.That(File.ReadAllText(path), Does.Match("\"world_source\":\"house\".*\"world\":"));
    }

    [Test]
    public void Any_seed_is_read_again()
    {
        var path = folder.Place("log.jsonl");

        Write(path, Start() with { Seed = long.MaxValue });

        Assert.That(EpisodeLog.Read(path).Start.Seed, Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void A_line_that_would_not_be_read_again_is_not_written()
    {
        var path = folder.Place("log.jsonl");
        using var writer = EpisodeLogWriter.Create(path);
        writer.Write(Start());

        Assert.That(
            () => writer.Write(Step() with { Observation = new string('x', InputLimits.LogLine) }),
            Throws.TypeOf<CannotContinueException>().With.Message.Contains("the lines before are kept: a line would be longer than the 4 MiB that are read again"));
        writer.Write(End());

        Assert.That(EpisodeLog.Read(path).Events, Has.Length.EqualTo(2));
    }

    [Test]
    public void A_line_may_be_as_long_as_one_that_is_read()
    {
        var path = folder.Place("log.jsonl");
        var step = Step() with { Observation = "" };

        Write(path, Start(), step with { Observation = new string('x', InputLimits.LogLine - step.ToJson().Length) });

        Assert.That(EpisodeLog.Read(path).Events, Has.Length.EqualTo(2));
    }

    [Test]
    public void An_event_has_no_episode_before_it_is_recorded() => Assert.That(Step().Episode, Is.Empty);

    [Test]
    public void A_log_that_is_full_has_its_end_and_is_read_again()
    {
        var path = folder.Place("log.jsonl");
        using var writer = EpisodeLogWriter.Create(path);
        writer.Write(Start());
        var step = Step() with { Observation = new string('x', 1 << 20) };

        Assert.That(
            () =>
            {
                while (true)
                    writer.Write(step);
            },
            Throws.TypeOf<CannotContinueException>().With.Message.EndsWith("it would be larger than the 32 MiB that are read again"));
        writer.Write(End());

        Assert.That(EpisodeLog.Read(path).End, Is.Not.Null);
    }
}
