using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Text;

public sealed class RefusalTests
{
    [TestCase("dance", Precondition.KnownCommand, "That is no command. The commands are: go to PLACE, take OBJECT from PLACE, move OBJECT to PLACE, open PLACE, close PLACE, use OBJECT, clean OBJECT with PLACE, heat OBJECT with PLACE, cool OBJECT with PLACE, slice OBJECT with KNIFE, look, examine PLACE, inventory, help.")]
    [TestCase("go to  table 1", Precondition.KnownReceptacle, "There is no  table 1 here; did you mean table 1?")]
    [TestCase("go to moon 1", Precondition.KnownReceptacle, "There is no moon 1 here. Receptacles are named like 'drawer 1'; the first observation lists them.")]
    [TestCase("go to Fridge 1", Precondition.KnownReceptacle, "There is no Fridge 1 here; did you mean fridge 1?")]
    [TestCase("go to tabel 1", Precondition.KnownReceptacle, "There is no tabel 1 here; did you mean table 1?")]
    [TestCase("go to microwave", Precondition.KnownReceptacle, "There is no microwave here; did you mean microwave 1?")]
    [TestCase("go to sink basin 1", Precondition.KnownReceptacle, "There is no sink basin 1 here; did you mean sinkbasin 1?")]
    [TestCase("go to cabinet 7", Precondition.KnownReceptacle, "There is no cabinet 7 here. There is cabinet 1.")]
    [TestCase("go to ", Precondition.KnownCommand, "A name is missing: the command is 'go to PLACE', for example 'go to fridge 1'.")]
    [TestCase("GO TO cabinet 1", Precondition.KnownCommand, "That is no command. Did you mean 'go to cabinet 1'?")]
    [TestCase("walk to the Tabel 1.", Precondition.KnownCommand, "That is no command. Did you mean 'go to table 1'?")]
    [TestCase("put mug 1 in/on table 1", Precondition.KnownCommand, "That is no command. Did you mean 'move mug 1 to table 1'?")]
    [TestCase("pick up the mug 1 from table 1", Precondition.KnownCommand, "That is no command. Did you mean 'take mug 1 from table 1'?")]
    [TestCase("take mug 1", Precondition.KnownCommand, "A name is missing: the command is 'take OBJECT from PLACE', for example 'take mug 1 from shelf 2'.")]
    [TestCase("go to table 1;take mug from table 1", Precondition.ObjectInReceptacle, "You see no mug in or on the table 1; say which you mean: mug 1.")]
    [TestCase("go to microwave 1;use microwave 1", Precondition.ObjectHere, "The microwave 1 cannot be switched on; only lamps can.")]
    [TestCase("go to table 1;take table 1 from table 1", Precondition.ObjectInReceptacle, "The table 1 is a place, not an object.")]
    [TestCase("open table 1", Precondition.Openable, "The table 1 cannot be opened or closed.")]
    [TestCase("go to table 1;take mug 1 from table 1;go to fridge 1;heat mug 1 with sinkbasin 1", Precondition.RightAppliance, "The sinkbasin 1 is of no use for that: things are heated with a microwave.")]
    [TestCase("go to table 1;take knife 1 from table 1;move knife 1 to sinkbasin 1", Precondition.Accepts, "The knife 1 does not go in or on a sinkbasin.")]
    [TestCase("go to table 1;take mug 1 from table 1;go to microwave 1;heat mug with microwave 1", Precondition.Holding, "You are not holding the mug; did you mean mug 1?")]
    [TestCase("open cabinet 1", Precondition.AtReceptacle, "You are not at the cabinet 1. Go to it first.")]
    [TestCase("go to table 1;go to table 1", Precondition.NotAlreadyThere, "You are already at the table 1. Its contents are within reach; examine it to see them.")]
    [TestCase("go to table 1;open table 1", Precondition.Openable, "The table 1 cannot be opened or closed.")]
    [TestCase("go to fridge 1;open fridge 1;open fridge 1", Precondition.Closed, "The fridge 1 is already open.")]
    [TestCase("go to fridge 1;close fridge 1", Precondition.Open, "The fridge 1 is already closed.")]
    [TestCase("go to fridge 1;take apple 1 from fridge 1", Precondition.Open, "The fridge 1 is closed. Open it first.")]
    [TestCase("go to table 1;take mug 1 from table 1;take knife 1 from table 1", Precondition.HandEmpty, "You are already carrying the mug 1. Put it down first; the hand holds one object.")]
    [TestCase("go to table 1;take mug 2 from table 1", Precondition.ObjectInReceptacle, "You see no mug 2 in or on the table 1.")]
    [TestCase("go to table 1;take unicorn 1 from table 1", Precondition.ObjectInReceptacle, "You see no unicorn 1 in or on the table 1.")]
    [TestCase("go to table 1;take desklamp 1 from table 1", Precondition.Pickupable, "The desklamp 1 cannot be picked up.")]
    [TestCase("go to table 1;move mug 1 to table 1", Precondition.Holding, "You are not holding the mug 1; your hand is empty.")]
    [TestCase("examine mug 1", Precondition.Holding, "You can only examine a receptacle you stand at or the object you hold, and the mug 1 is neither.")]
    [TestCase("go to table 1;take knife 1 from table 1;go to sinkbasin 1;move knife 1 to sinkbasin 1", Precondition.Accepts, "The knife 1 does not go in or on a sinkbasin.")]
    [TestCase("use desklamp 1", Precondition.ObjectHere, "You see no desklamp 1 here.")]
    [TestCase("go to table 1;use mug 1", Precondition.Toggleable, "The mug 1 cannot be switched on.")]
    [TestCase("go to table 1;take knife 1 from table 1;go to microwave 1;heat knife 1 with microwave 1", Precondition.Suitable, "The knife 1 cannot be heated.")]
    [TestCase("go to table 1;take mug 1 from table 1;heat mug 1 with table 1", Precondition.RightAppliance, "The table 1 is of no use for that: things are heated with a microwave.")]
    [TestCase("go to table 1;take bowl 1 from table 1;slice apple 1 with unicorn 1", Precondition.Holding, "You are not holding the unicorn 1.")]
    [TestCase("go to table 1;take knife 1 from table 1;slice mug 1 with knife 1", Precondition.Sliceable, "The mug 1 cannot be sliced.")]
    [TestCase("go to table 1;take mug 1 from table 1;slice apple 1 with mug 1", Precondition.SharpTool, "The mug 1 does not slice. A knife or a butterknife does.")]
    [TestCase("go to table 1;take mug 1 from table 1;heat table 1 with microwave 1", Precondition.Holding, "The table 1 is a place, not an object.")]
    [TestCase("go to table 1;take mug 1 from table 1;go to microwave 1;heat knife 1 with microwave 1", Precondition.Holding, "You are not holding the knife 1 but the mug 1.")]
    [TestCase("slice apple 1 with knife 1", Precondition.Holding, "You are not holding the knife 1.")]
    public void A_refusal_names_the_unmet_precondition(string commands, Precondition unmet, string reason)
    {
        var episode = new Episode(SmallWorld.With(), new EpisodeOptions { Feedback = Feedback.Explained });

        var last = commands.Split(';').Select(episode.Act).ToList()[^1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(last.Unmet, Is.EqualTo(unmet));
            Assert.That(last.Observation, Is.EqualTo(reason));
        }
    }

    [TestCase("go to drawer", "There is no drawer here. There are drawer 1 and drawer 2.")]
    [TestCase("go to drawer 9", "There is no drawer 9 here. There are drawer 1 and drawer 2.")]
    [TestCase("go to fridge 9", "There is no fridge 9 here. There is fridge 1.")]
    public void A_place_that_there_is_not_is_answered_with_those_of_its_kind(string command, string answer) =>
        Assert.That(new Episode(WorldLocator.Find("kitchen").World, new EpisodeOptions { Feedback = Feedback.Explained }).Act(command).Observation, Is.EqualTo(answer));

    [Test]
    public void Of_several_places_that_may_be_meant_only_those_are_named()
    {
        var episode = new Episode(WorldLocator.Find("flat").World, new EpisodeOptions { Feedback = Feedback.Explained });

        Assert.That(episode.Act("go to table 1").Observation, Is.EqualTo("There is no table 1 here. There are coffeetable 1, diningtable 1 and sidetable 1."), "and not sidetable 2");
    }

    [Test]
    public void Classic_feedback_says_only_that_nothing_happens_and_still_records_why()
    {
        var episode = new Episode(SmallWorld.With(), new EpisodeOptions());

        var step = episode.Act("open cabinet 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(step.Observation, Is.EqualTo("Nothing happens."));
            Assert.That(step.Reason, Is.EqualTo("You are not at the cabinet 1. Go to it first."));
        }
    }

    [Test]
    public void A_reason_does_not_tell_whether_an_unseen_object_exists()
    {
        var episode = new Episode(SmallWorld.With(), new EpisodeOptions { Feedback = Feedback.Explained });
        episode.Act("go to fridge 1");

        // apple 1 is inside the closed fridge, apple 9 is nowhere.
        Assert.That(
            episode.Act("take apple 9 from fridge 1").Observation.Replace('9', '1'),
            Is.EqualTo(episode.Act("take apple 1 from fridge 1").Observation));
    }

    [TestCase("take mug 1", false)]
    [TestCase("look around", false)]
    [TestCase("take  from table 1", true)]
    public void A_command_has_all_of_its_parts(string command, bool isCommand)
    {
        var simulator = SmallWorld.Play("go to table 1");
        simulator.Step(command);

        Assert.That(simulator.Unmet is not Precondition.KnownCommand, Is.EqualTo(isCommand));
    }

    [TestCase(60, false)]
    [TestCase(61, true)]
    public void A_name_as_long_as_an_observation_is_cut(int length, bool isCut)
    {
        var simulator = SmallWorld.Play();
        var command = "go to " + new string('x', length);
        simulator.Step(command);

        Assert.That(simulator.Explain(command), Does.StartWith($"There is no {new string('x', 60)}{(isCut ? "..." : "")} here."));
    }
}
