using CodeAct.Embodied.Simulation;
using CodeAct.Embodied.Simulation.Log;
using NUnit.Framework;

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
            Assert.That(log.Start.World.Hash, Is.EqualTo(Start().WorldHash), "the world came through whole");
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

    [Test]
    public void A_newer_format_is_refused_with_what_to_do()
    {
        File.WriteAllText(path, """{"type":"episode_start","format":99}""" + "\n");

        Assert.That(() => EpisodeLog.Read(path), Throws.TypeOf<InputException>().With.Message.Contains("format 99").And.Message.Contains("update"));
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

    private void Write(params EpisodeEvent[] events)
    {
        using var writer = EpisodeLogWriter.Create(path);
        foreach (var item in events)
            writer.Write(item);
    }

    private static EpisodeStarted Start()
    {
        var world = SmallWorld.With();
        return new EpisodeStarted
        {
            Seconds = 0,
            Version = "test",
            Time = DateTimeOffset.UnixEpoch,
            Agent = "explorer",
            Goal = world.GoalText,
            Observation = "You are in the middle of a room.",
            Dialect = "alfworld-0.4",
            Feedback = "classic",
            StepLimit = 50,
            Seed = 0,
            WorldHash = world.Hash,
            State = "0000000000000000",
            World = world,
        };
    }

    private static PrimitiveCalled Step() => new()
    {
        Seconds = 0.25,
        Turn = 1,
        Step = 1,
        Line = 3,
        Function = "goto",
        Arguments = ["fridge 1"],
        Command = "go to fridge 1",
        Observation = "You arrive at fridge 1. The fridge 1 is closed.",
        Won = false,
        State = "0123456789abcdef",
    };

    private static EpisodeEnded End() => new() { Seconds = 2, Won = false, Steps = 1, Turns = 1, Reason = EpisodeEndReason.Interrupted };
}
