using CodeAct.Embodied.Evaluation.Causes;
using CodeAct.Embodied.Evaluation.Metrics;
using CodeAct.Embodied.Tests.Simulation;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Causes;

/// <summary>Lost episodes in a small kitchen, and why they were lost.</summary>
public sealed class CauseTests
{
    [TestCase("gave_up", null, "go to cabinet 1", TestName = "Stopped_after_one_place")]
    [TestCase("hallucinated_place", null, "go to sofa 1", "go to bed 1", TestName = "Went_to_places_that_there_are_not")]
    [TestCase("loop", "3 times", "take mug 9 from table 1", "take mug 9 from table 1", "take mug 9 from table 1", TestName = "The_same_refusal_three_times")]
    public void An_unseen_mug(string cause, string? detail, params string[] commands)
    {
        var found = CauseFinder.Of(Played(SmallWorld.With(), commands))!;

        Assert.That(found.Cause, Is.EqualTo(cause));
        Assert.That(found.Detail, detail is null ? Is.Not.Empty : Is.EqualTo(detail));
    }

    [Test]
    public void A_won_episode_has_no_cause()
    {
        var world = SmallWorld.With();
        var plan = new Episode(world, new EpisodeOptions()).ShortestPlan(CancellationToken.None)!.Value;

        Assert.That(CauseFinder.Of(Played(world, [.. plan])), Is.Null);
        Assert.That(EpisodeFigures.Of(Played(world, [.. plan]), "log", item: null).Detour, Is.Zero);
    }

    [Test]
    public void A_mug_that_was_carried_and_never_put_down_was_not_delivered()
    {
        var world = SmallWorld.With();
        var plan = new Episode(world, new EpisodeOptions()).ShortestPlan(CancellationToken.None)!.Value;

        var found = CauseFinder.Of(Played(world, [.. plan.Take(plan.Length - 1)]))!;

        Assert.That(found.Cause, Is.EqualTo("not_delivered"));
        Assert.That(found.Milestone, Is.EqualTo("held"));
    }

    [Test]
    public void Trouble_of_the_endpoint_is_not_the_agents_failure()
    {
        var log = Played(SmallWorld.With(), ["look"], EpisodeEndReason.AgentFailed);

        Assert.That(CauseFinder.Of(log)!.Cause, Is.EqualTo("infrastructure"));
    }

    private static EpisodeLog Played(WorldDefinition world, string[] commands, EpisodeEndReason reason = EpisodeEndReason.AgentStopped)
    {
        var episode = new Episode(world, new EpisodeOptions());
        var start = episode.StartEvent("test", "1", DateTimeOffset.UnixEpoch);
        List<EpisodeEvent> events = [start with { ShortestPlan = episode.ShortestPlanLength(CancellationToken.None) }];
        foreach (var (command, turn) in commands.Select((command, index) => (command, index + 1)))
        {
            events.Add(new TurnStarted { Turn = turn });
            events.Add(new CodeStarted { Turn = turn });
            events.Add(episode.StepEvent(command, episode.Act(command), turn));
        }

        events.Add(new EpisodeEnded { Won = episode.Won, Steps = episode.Steps, Turns = commands.Length, EndedBy = episode.Won ? EpisodeEndReason.Won : reason });
        return new EpisodeLog([.. events], IsTorn: false);
    }
}
