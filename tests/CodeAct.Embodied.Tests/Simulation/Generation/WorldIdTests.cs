using CodeAct.Embodied.Simulation.Generation;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Generation;

public sealed class WorldIdTests
{
    [TestCase("gen1:task=heat:7", "gen1:task=heat:7", TestName = "as it is written")]
    [TestCase("gen1:task=heat,rooms=7,hide=.50:0", "gen1:hide=0.5,rooms=7,task=heat:0", TestName = "in another order")]
    [TestCase("gen1:rooms=4,furniture=1,seed=0,mislead=0,task=two:1", "gen1:task=two:1", TestName = "with what it is if left out")]
    [TestCase("gen1:task=pick_heat_then_place_in_recep:7", "gen1:task=heat:7", TestName = "with a task's whole name")]
    [TestCase("gen1:easy,rooms=2,task=cool:1", "gen1:copies=4,hide=0,rooms=2,task=cool:1", TestName = "with a name")]
    [TestCase("gen1::1", "gen1:task=light:1", TestName = "with nothing: the number chooses the task")]
    [TestCase("gen1:task=all,seed=9:7", "gen1:seed=9,task=light:7", TestName = "with all tasks")]
    public void An_id_is_spelled_out_in_one_way(string written, string id)
    {
        Assert.That(WorldId.Parse(written).ToString(), Is.EqualTo(id));
        Assert.That(WorldId.Parse(id).ToString(), Is.EqualTo(id));
    }

    [Test]
    public void A_range_is_the_ids_of_its_numbers_with_the_last() =>
        Assert.That(WorldId.ParseRange("gen1:task=heat:8..10").Select(id => id.ToString()), Is.EqualTo((string[])["gen1:task=heat:8", "gen1:task=heat:9", "gen1:task=heat:10"]));

    [TestCase("gen1:romms=4:0", "'romms' is no part of a recipe; did you mean 'rooms'?", TestName = "an unknown part")]
    [TestCase("gen1:mediun:0", "'mediun' is no recipe; did you mean 'medium'?", TestName = "an unknown name")]
    [TestCase("gen1:easy,hard:0", "'easy' and 'hard' are two recipes", TestName = "two names")]
    [TestCase("gen1:rooms=13:0", "'rooms=13' will not do; choose 1 to 12", TestName = "more rooms than there are programs for")]
    [TestCase("gen1:rooms=0:0", "choose 1 to 12", TestName = "no room")]
    [TestCase("gen1:hide=NaN:0", "choose 0 to 1", TestName = "no number")]
    [TestCase("gen1:hide=1.01:0", "choose 0 to 1", TestName = "more than everything hidden")]
    [TestCase("gen1:furniture=0.2:0", "choose 0.3 to 1", TestName = "less than a home")]
    [TestCase("gen1:copies=1,task=two:0", "copies=1 is too few: pick_two_obj_and_place needs 2", TestName = "one thing where two are wanted")]
    [TestCase("gen1:rooms=10,split=train:0", "houses with 10 rooms are held out", TestName = "rooms that the split has none of")]
    [TestCase("gen1:task=dance:0", "choose place, light, clean, heat, cool, two or all", TestName = "an unknown task")]
    [TestCase("gen1:rooms=4,rooms=5:0", "'rooms' is said twice", TestName = "a part twice")]
    [TestCase("gen1:task=heat:-1", "'-1' is no number of a world", TestName = "a number below 0")]
    [TestCase("gen1:task=heat:x", "'x' is no number of a world", TestName = "no number at all")]
    [TestCase("gen1:task=heat", "has three parts: gen1:RECIPE:NUMBER", TestName = "no number part")]
    [TestCase("gen2:task=heat:1", "makes the worlds of gen1 and not of gen2", TestName = "another generator")]
    [TestCase("gen1:task=heat:0..3", "these are several worlds", TestName = "a range where one is wanted")]
    public void What_is_no_id_says_what_would_be_one(string written, string sentence) =>
        Assert.That(() => WorldLocator.Find(written), Throws.TypeOf<InputException>().With.Message.StartsWith(written).And.Message.Contains(sentence));

    [TestCase("gen1:task=heat:9..3", TestName = "backwards")]
    [TestCase("gen1:task=heat:1..2..3", TestName = "of three ends")]
    [TestCase("gen1:task=heat:0..1000000", TestName = "of too many")]
    public void What_is_no_range_says_so(string written) =>
        Assert.That(() => WorldId.ParseRange(written), Throws.TypeOf<InputException>().With.Message.Contains("is no range"));

    [TestCase("general.yaml", TestName = "a file")]
    [TestCase("gen1", TestName = "a version alone")]
    [TestCase("kitchen", TestName = "a house")]
    public void Other_names_are_not_taken_for_ids(string name) => Assert.That(WorldId.IsId(name), Is.False);
}
