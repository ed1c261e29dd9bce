using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Episodes;

public sealed class EpisodeEventTests
{
    [TestCaseSource(nameof(Worlds))]
    public void The_last_condition_of_a_goal_holds_when_it_is_won_and_not_before(string name)
    {
        var episode = new Episode(WorldCatalog.Shipped.Load(name), new EpisodeOptions());
        var all = episode.StartEvent("expert", "test", default).Conditions!.Value;

        List<PrimitiveCalled> steps = [.. episode.ShortestPlan(CancellationToken.None)!.Value.Select(command => episode.StepEvent(command, episode.Act(command), turn: 1))];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(steps[^1].Conditions, Is.EqualTo(all));
            Assert.That(steps[^1].Won, Is.True);
            Assert.That(steps.SkipLast(1).SelectMany(step => step.Conditions!.Value), Does.Not.Contain(all[^1]));
        }
    }

    [Test]
    public void A_step_names_what_it_lists()
    {
        var episode = new Episode(WorldCatalog.Shipped.Load("kitchen#heat-egg"), new EpisodeOptions());

        List<PrimitiveCalled> steps = [.. ((string[])["go to countertop 1", "go to fridge 1", "go to fridge 1"]).Select(command => episode.StepEvent(command, episode.Act(command), turn: 1))];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(steps[0].Objects, Is.EqualTo(["bread 1", "knife 1", "mug 1"]));
            Assert.That(steps[1].Objects, Is.Empty, "it is closed");
            Assert.That(steps[2].Objects, Is.Empty, "it was refused");
            Assert.That(steps[2].Refusal, Is.Not.Null);
        }
    }

    private static ImmutableArray<string> Worlds() => WorldCatalog.Shipped.Names;
}
