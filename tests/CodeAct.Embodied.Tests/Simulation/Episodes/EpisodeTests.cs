using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Episodes;

public sealed class EpisodeTests
{
    [Test]
    public void Refused_commands_count_as_steps_and_the_budget_ends_the_episode_unwon()
    {
        var episode = new Episode(SmallWorld.With(), new EpisodeOptions { StepLimit = 2 });

        episode.Act("dance");
        episode.Act("look");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(episode.IsOver, Is.True);
            Assert.That(episode.Won, Is.False);
        }
    }

    [Test]
    public void After_the_end_commands_change_nothing_and_repeat_the_last_observation()
    {
        var episode = new Episode(SmallWorld.With(TaskType.LookAtObjInLight, "mug", "desklamp"), new EpisodeOptions());
        episode.Act("go to table 1");
        episode.Act("use desklamp 1");
        var winning = episode.Act("take mug 1 from table 1");
        var state = episode.StateHash;

        var after = episode.Act("move mug 1 to table 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Observation, Is.EqualTo(winning.Observation));
            Assert.That(after.Unmet, Is.EqualTo(Precondition.EpisodeRunning));
            Assert.That(episode.StateHash, Is.EqualTo(state));
            Assert.That(episode.Steps, Is.EqualTo(3));
        }
    }

    [Test]
    public void A_step_tells_which_objects_were_seen()
    {
        var episode = new Episode(SmallWorld.With(), new EpisodeOptions());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(episode.Act("go to table 1").Objects, Is.EqualTo(["bowl 1", "desklamp 1", "knife 1", "mug 1"]));
            Assert.That(episode.Act("go to fridge 1").Objects, Is.Empty, "it is closed");
            Assert.That(episode.Act("open fridge 1").Objects, Is.EqualTo(["apple 1"]));
        }
    }
}
