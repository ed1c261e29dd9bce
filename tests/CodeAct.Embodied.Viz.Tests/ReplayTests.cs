using CodeAct.Embodied.Drawing.Painting;
using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Viz.Screen;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

public sealed class ReplayTests
{
    [Test]
    public void A_replay_ends_in_the_recorded_states()
    {
        var story = Episodes.HotTomato();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(story.Replay.DivergesAt, Is.Null);
            Assert.That(story.Replay.StateAfter(story.Steps.Count).IsWon);
            Assert.That(story.Replay.StateAfter(story.Steps.Count - 1).IsWon, Is.False);
        }
    }

    [Test]
    public void What_was_seen_is_what_the_robot_was_told()
    {
        var story = Episodes.HotTomato();
        var tomato = Thing(story, "tomato 1");
        var egg = Thing(story, "egg 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(story.Replay.StateAfter(1).IsSeen(tomato), Is.False);
            Assert.That(story.Replay.StateAfter(2).IsSeen(tomato));
            Assert.That(story.Replay.StateAfter(7).IsSeen(egg), Is.False, "the fridge is closed");
            Assert.That(story.Replay.StateAfter(8).IsSeen(egg));
        }
    }

    [Test]
    public void The_conditions_of_the_goal_come_true_one_by_one()
    {
        var story = Episodes.HotTomato();

        Assert.That(Met(5), Is.EqualTo((bool[])[false, false]));
        Assert.That(Met(6), Is.EqualTo((bool[])[true, false]));
        Assert.That(Met(9), Is.EqualTo((bool[])[true, true]));

        IEnumerable<bool> Met(int steps) => story.Replay.StateAfter(steps).Conditions.Select(condition => condition.IsMet);
    }

    [Test]
    public void A_changed_log_is_noticed()
    {
        var events = Episodes.HotTomato().Replay.Events.ToList();
        var index = events.FindIndex(item => item is PrimitiveCalled { Step: 3 });
        events[index] = (PrimitiveCalled)events[index] with { Command = "look" };

        var replay = Replay.Of(new EpisodeLog([.. events], IsTorn: false), "changed.jsonl");

        Assert.That(replay.DivergesAt, Is.EqualTo(3));
    }

    [Test]
    public void A_world_with_an_index_that_points_nowhere_is_refused()
    {
        var path = Episodes.LogFile(Episodes.HotTomato());
        var text = File.ReadAllText(path).Replace("\"start_location\":", "\"start_location\":9", StringComparison.Ordinal);
        File.WriteAllText(path, text);

        Assert.That(() => StoryReader.Read(path), Throws.TypeOf<InputException>().With.Message.Contains("start_location names entity"));
    }

    [Test]
    public void A_log_from_a_newer_version_is_refused_with_a_word_of_advice()
    {
        var path = Episodes.LogFile(Episodes.HotTomato());
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"format\":2", "\"format\":99", StringComparison.Ordinal));

        Assert.That(() => StoryReader.Read(path), Throws.TypeOf<InputException>().With.Message.Contains("update it"));
    }

    [Test]
    public void A_torn_log_is_shown_up_to_the_tear()
    {
        var path = Episodes.LogFile(Episodes.HotTomato());
        var lines = File.ReadAllLines(path);
        File.WriteAllText(path, string.Join('\n', lines[..12]) + "\n" + lines[12][..40]);

        var story = StoryReader.Read(path);

        Assert.That(story.Ended, Is.Null);
        Assert.That(story.Replay.Events, Has.Count.EqualTo(12));
    }

    [Test]
    public void A_growing_log_is_followed_line_by_line_and_half_a_line_waits()
    {
        var whole = File.ReadAllBytes(Episodes.LogFile(Episodes.HotTomato()));
        var path = Episodes.FreshFile("growing.jsonl");
        var log = new LiveLog(path);
        log.Read();
        Assert.That(log.Story, Is.Null, "there is no file yet");

        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            for (var at = 0; at < whole.Length; at += 177)
            {
                file.Write(whole, at, Math.Min(177, whole.Length - at));
                file.Flush();
                log.Read();
                Paint(log.Story);
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Story!.Steps, Has.Count.EqualTo(9));
            Assert.That(log.IsOpen, Is.False);
            Assert.That(log.Story.Replay.DivergesAt, Is.Null);
        }
    }

    // At every length of the log there must be something to draw, at its beginning and at its end.
    private static void Paint(EpisodeStory? story)
    {
        if (story is null)
            return;
        foreach (var time in (double[])[0, story.Beats.Total])
            new PagePainter(new Canvas(), PageLayout.For(1280, 720), story, new PageState { IsLive = true }).Paint(time);
    }

    private static int Thing(EpisodeStory story, string name) =>
        story.Replay.World.Things.ToList().FindIndex(thing => thing.Name == name);
}
