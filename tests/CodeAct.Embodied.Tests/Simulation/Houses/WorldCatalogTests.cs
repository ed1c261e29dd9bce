using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Houses;

public sealed class WorldCatalogTests
{
    [Test]
    public void A_house_by_name_is_its_first_task()
    {
        var world = WorldCatalog.Shipped.Load("kitchen");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Name, Is.EqualTo("kitchen#heat-egg"));
            Assert.That(world.GoalText, Is.EqualTo("put a hot egg in countertop"));
            Assert.That(world.Source, Is.EqualTo(WorldSource.House));
        }
    }

    [Test]
    public void A_task_is_named_behind_a_hash() =>
        Assert.That(WorldCatalog.Shipped.Load("kitchen#mug-on-table").GoalText, Is.EqualTo("put some mug on diningtable"));

    [TestCase("kitchn", "did you mean 'kitchen'?", Description = "a house that is nearly there")]
    [TestCase("xyz", "The houses are bedroom-suite, ", Description = "a house that is nothing like any")]
    [TestCase("kitchen#heat-eg", "did you mean 'heat-egg'?", Description = "a task that is nearly there")]
    [TestCase("kitchen#", "Its tasks are heat-egg, ", Description = "a task without a name")]
    [TestCase("./nowhere.yaml", "There is no file './nowhere.yaml'.", Description = "a file that is not there")]
    [TestCase("kinds", "There is no house 'kinds'", Description = "a file of the folder that is no house")]
    [TestCase("../worlds/kitchen", "There is no file", Description = "a name that is a path is taken as one")]
    public void What_is_not_there_is_answered_with_what_is(string name, string answer) =>
        Assert.That(
            () => WorldCatalog.Shipped.Load(name),
            Throws.TypeOf<InputException>().With.Message.Contains(answer));

    [Test]
    public void A_house_of_ones_own_is_read_from_its_file_with_the_kinds_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kinds.yaml", """
            receptacles:
              workbench: {size: [1.5, 0.7], height: 0.9, accepts: [hammer, mug]}
            things:
              hammer: [pickupable]
            """);
        var path = folder.Write("shed.yaml", """
            title: A shed
            robot: [1, 1]
            rooms:
              shed: {type: study, from: [0, 0], to: [3, 3]}
            furniture:
              workbench 1: {at: [1.5, 2.6]}
              sidetable 1: {at: [2.6, 0.4], holds: [mug 1]}
              cart 1: {at: [0.4, 2], facing: east}
            tasks:
              tidy: {goal: {some: mug, on: workbench}}
            """);

        var world = WorldCatalog.Shipped.Load(path + "#tidy");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Name, Is.EqualTo("shed#tidy"));
            Assert.That(world.Accepts.Single(kind => kind.ReceptacleKind == "workbench").ThingKinds, Is.EqualTo(["hammer", "mug"]));
        }
    }

    [TestCase(1 << 20, true, Description = "a mebibyte is the most")]
    [TestCase((1 << 20) + 1, false, Description = "one byte more is too much")]
    public void Files_are_read_up_to_a_mebibyte(int size, bool isRead)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"size-{size}.yaml");
        File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)'#', size)]);

        Assert.That(
            () => WorldCatalog.Shipped.House(path),
            Throws.InstanceOf<InputException>().With.Message.Contains(isRead ? "the file is empty" : "the file is larger than"));
    }

    [Test]
    public void A_file_that_is_no_text_is_refused()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "bytes.yaml");
        File.WriteAllBytes(path, [0x74, 0xff, 0xfe]);

        Assert.That(() => WorldCatalog.Shipped.House(path), Throws.TypeOf<InputException>().With.Message.Contains("not UTF-8"));
    }
}
