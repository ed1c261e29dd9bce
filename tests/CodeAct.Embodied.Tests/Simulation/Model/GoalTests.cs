using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Model;

public sealed class GoalTests
{
    [Test]
    public void Every_sentence_reads_back_as_its_goal([Values] TaskType type, [Values(0, 1)] int variant)
    {
        var goal = new Goal { Type = type, ObjectKind = "mug", TargetKind = "desklamp" };

        Assert.That(Goal.Parse(goal.Sentence(variant)), Is.EqualTo(goal));
    }

    [Test]
    public void A_sentence_of_another_kind_is_no_goal() =>
        Assert.That(Goal.Parse("Wash the mug, then dance."), Is.Null);
}
