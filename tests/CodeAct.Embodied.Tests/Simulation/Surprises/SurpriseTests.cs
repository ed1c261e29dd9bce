using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Surprises;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Surprises;

public sealed class SurpriseTests
{
    private static readonly string[] Houses = [.. WorldCatalog.Shipped.Names.Order(StringComparer.Ordinal)];

    [Test]
    public void A_moved_thing_is_gone_when_the_robot_reaches_for_it_and_nobody_says_so()
    {
        var episode = Begin(SmallWorld.With(), SurpriseKind.Moved);

        episode.Act("go to table 1");
        var taken = episode.Act("take mug 1 from table 1");
        var events = Plan(episode);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.Observation, Is.EqualTo("Nothing happens."));
            Assert.That(taken.Unmet, Is.EqualTo(Precondition.ObjectInReceptacle));
            Assert.That(taken.Surprise, Has.Property("Text").StartsWith("the mug 1 was moved from the table 1 to the ")
                .And.Property("Cause").EqualTo("first take").And.Property("Step").EqualTo(2));
            Assert.That(taken.Surprise!.Place, Is.Not.EqualTo("microwave 1"), "that would have won");
            Assert.That(episode.Won);
            Assert.That(events.OfType<SurpriseHappened>(), Is.Empty, "it comes once");
        }
    }

    [Test]
    public void A_stuck_place_opens_after_one_to_three_tries()
    {
        var episode = Begin(SmallWorld.With(), SurpriseKind.Jammed);

        episode.Act("go to microwave 1");
        var tries = Enumerable.Range(0, 4).Select(_ => episode.Act("open microwave 1")).TakeWhile(step => !step.IsDone).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tries, Has.Count.InRange(1, 3));
            Assert.That(tries, Has.All.Property("Observation").EqualTo("The microwave 1 is stuck.").And.Property("PreventedBy").EqualTo(SurpriseKind.Jammed));
            Assert.That(tries[0].Surprise, Has.Property("Times").EqualTo(tries.Count));
            Assert.That(episode.AdmissibleCommands, Does.Contain("close microwave 1"));
        }
    }

    [Test]
    public void A_slip_changes_nothing_and_the_same_command_works_again()
    {
        var episode = Begin(SmallWorld.With(), SurpriseKind.Slip);
        string[] ways = ["go to table 1", "go to fridge 1"];

        var slip = Enumerable.Range(0, 9).Select(i => (Command: ways[i % 2], Before: episode.StateHash, Step: episode.Act(ways[i % 2]))).First(step => !step.Step.IsDone);
        var same = episode.StateHash;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(slip.Step.Observation, Is.EqualTo("Nothing happens."));
            Assert.That(same, Is.EqualTo(slip.Before));
            Assert.That(episode.Act(slip.Command).IsDone);
        }
    }

    [Test]
    public void A_place_that_is_needed_again_closes_behind_the_robot_and_another_does_not()
    {
        var episode = Begin(SmallWorld.With(), SurpriseKind.Closed);

        var steps = Act(episode, "go to fridge 1", "open fridge 1", "go to microwave 1", "open microwave 1", "go to table 1", "go to fridge 1", "go to microwave 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(steps[2].Surprise, Is.Null, "nothing is wanted of the fridge");
            Assert.That(steps[4].Surprise, Has.Property("Text").EqualTo("the microwave 1 closes behind the robot"));
            Assert.That(steps[5].Observation, Does.Contain("The fridge 1 is open."));
            Assert.That(steps[6].Observation, Does.Contain("The microwave 1 is closed."));
        }
    }

    [Test]
    public void The_only_lamp_keeps_its_bulb_and_the_log_says_that_the_surprise_was_left_out()
    {
        var episode = Begin(SmallWorld.With(TaskType.LookAtObjInLight, "mug", "desklamp"), SurpriseKind.Bulb);

        var steps = Act(episode, "go to table 1", "take mug 1 from table 1", "use desklamp 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(steps[2].Observation, Is.EqualTo("You turn on the desklamp 1."));
            Assert.That(steps[2].Surprise, Has.Property("Skipped").EqualTo(true).And.Property("Before").EqualTo(steps[2].Surprise!.State));
            Assert.That(episode.Won);
        }
    }

    [Test]
    public void A_lamp_that_nobody_needs_stays_dark_for_good()
    {
        var episode = Begin(SmallWorld.With(), SurpriseKind.Bulb);

        var steps = Act(episode, "go to table 1", "use desklamp 1", "use desklamp 1");

        Assert.That(steps.Skip(1).Select(step => step.Observation), Is.All.EqualTo("The desklamp 1 stays dark."));
    }

    [Test]
    public void A_dropped_thing_lands_in_another_place_and_the_agent_reads_where()
    {
        var episode = Begin(SmallWorld.With(TaskType.PickAndPlaceSimple, "mug", "shelf"), SurpriseKind.Dropped);

        var steps = Act(episode, "go to table 1", "take mug 1 from table 1", "go to shelf 1", "move mug 1 to shelf 1");
        var landed = steps[3].Surprise!.Place!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(steps[3].Observation, Does.Match($"^The mug 1 slips out of your hand and lands (in|on) the {landed}.$"));
            Assert.That(episode.Won, Is.False);
            Assert.That(Act(episode, $"go to {landed}")[0].Objects, Does.Contain("mug 1"));
        }
    }

    [Test]
    public void The_same_seed_brings_the_same_and_seeds_differ()
    {
        var world = WorldLocator.Find("flat").World;

        string Drawn(long seed) => string.Join('\n', Plan(Begin(world, seed, [.. EnumNames.All<SurpriseKind>()])).OfType<SurpriseHappened>().Select(item => $"{item.Step} {item.Text}"));

        var (first, again) = (Drawn(1), Drawn(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.EqualTo(first).And.Not.Empty);
            Assert.That(Enumerable.Range(0, 8).Select(seed => Drawn(seed)).Distinct().Count(), Is.GreaterThan(4));
        }
    }

    [TestCaseSource(nameof(Houses))]
    public void Whatever_comes_every_task_can_be_done_within_the_allowance_and_the_log_replays(string house)
    {
        foreach (var task in WorldLocator.FindHouse(house).Tasks)
        {
            var world = WorldLocator.Find($"{house}#{task.Name}").World;
            foreach (var seed in Enumerable.Range(0, 3))
            {
                var episode = Begin(world, seed, [.. EnumNames.All<SurpriseKind>()]);
                var optimum = episode.ShortestPlanLength(CancellationToken.None);

                var events = Plan(episode);
                var replay = Replay.Of(new EpisodeLog([.. events], IsTorn: false), "the log");

                using (Assert.EnterMultipleScope())
                {
                    Assert.That(episode.Won, $"{world.Name}, seed {seed}");
                    Assert.That(episode.Steps, Is.LessThanOrEqualTo(optimum!.Value + SurpriseAllowance.Of(world, episode.Options.Surprises)));
                    Assert.That(replay.DivergesAt, Is.Null);
                    Assert.That(replay.StateAfter(replay.Steps.Count).State.Hash(), Is.EqualTo(episode.StateHash));
                }
            }
        }
    }

    [Test]
    public void A_log_whose_surprise_was_changed_diverges_at_its_step()
    {
        var events = Plan(Begin(SmallWorld.With(), SurpriseKind.Moved));
        var surprise = events.OfType<SurpriseHappened>().Single();

        var replay = Replay.Of(new EpisodeLog([.. events.Select(item => item == surprise ? surprise with { Place = "nowhere 1" } : item)], IsTorn: false), "the log");

        Assert.That(replay.DivergesAt, Is.EqualTo(surprise.Step));
    }

    [TestCase("moved,floods", "there is no surprise 'floods'; name moved, jammed,")]
    [TestCase("", "there is no surprise ''")]
    public void An_unknown_surprise_is_refused_with_those_that_there_are(string written, string message) =>
        Assert.That(() => SurpriseNames.Read(written), Throws.TypeOf<InputException>().With.Message.StartsWith(message));

    [Test]
    public void Names_are_read_in_any_order()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SurpriseNames.Read("slip, moved,slip"), Is.EqualTo([SurpriseKind.Moved, SurpriseKind.Slip]));
            Assert.That(SurpriseNames.Read("all"), Has.Length.EqualTo(6));
            Assert.That(SurpriseNames.Read("none"), Is.Empty);
        }
    }

    private static Episode Begin(WorldDefinition world, SurpriseKind kind) => Begin(world, 0, [kind]);

    private static Episode Begin(WorldDefinition world, long seed, ImmutableArray<SurpriseKind> kinds) =>
        new(world, new EpisodeOptions { Surprises = kinds, Seed = seed, StepLimit = 500 });

    private static List<StepResult> Act(Episode episode, params string[] commands) => [.. commands.Select(episode.Act)];

    /// <summary>Plays by shortest plans, each thrown away as soon as a step does not go by it.</summary>
    private static List<EpisodeEvent> Plan(Episode episode)
    {
        List<EpisodeEvent> events = [episode.StartEvent("planner", "test", DateTimeOffset.UnixEpoch)];
        while (!episode.IsOver && episode.ShortestPlan(CancellationToken.None) is [var command, ..])
        {
            var step = episode.Act(command);
            if (step.Surprise is { } surprise)
                events.Add(surprise);
            events.Add(episode.StepEvent(command, step, 1));
        }

        return events;
    }
}
