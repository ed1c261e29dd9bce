using CodeAct.Embodied.Simulation.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Text;

/// <summary>Names as people write them, and the one of a room that they mean.</summary>
public sealed class NameGuessTests
{
    private static readonly ImmutableArray<string> Known =
    [
        "garbagecan 1", "fridge 1", "sofa 1", "cabinet 1", "stoveburner 1", "microwave 1", "sinkbasin 1", "bathtubbasin 1", "countertop 1",
        "television 1", "tvstand 1", "cellphone 1", "keychain 1", "cup 1", "drawer 1", "drawer 2", "drawer 2",
    ];

    [TestCase("bin", "garbagecan 1")]
    [TestCase("trashcan", "garbagecan 1")]
    [TestCase("trash", "garbagecan 1")]
    [TestCase("dustbin", "garbagecan 1")]
    [TestCase("refrigerator", "fridge 1")]
    [TestCase("freezer", "fridge 1")]
    [TestCase("couch", "sofa 1")]
    [TestCase("cupboard", "cabinet 1")]
    [TestCase("oven", "stoveburner 1, microwave 1")]
    [TestCase("stove", "stoveburner 1")]
    [TestCase("tap", "sinkbasin 1")]
    [TestCase("bath", "bathtubbasin 1")]
    [TestCase("worktop", "countertop 1")]
    [TestCase("counter", "countertop 1")]
    [TestCase("tv", "television 1, tvstand 1")]
    [TestCase("mobile", "cellphone 1")]
    [TestCase("phone", "cellphone 1")]
    [TestCase("keys", "keychain 1")]
    [TestCase("glass", "cup 1", Description = "the end of a plural, and none")]
    [TestCase("drawer 2", "drawer 2")]
    [TestCase("Drawer2", "drawer 2")]
    [TestCase("drawers", "drawer 1, drawer 2")]
    [TestCase("drawer", "drawer 1, drawer 2")]
    [TestCase("drawer 3", "")]
    [TestCase("draw 2", "drawer 2", Description = "part of a word")]
    [TestCase("top", "countertop 1", Description = "its end, of three letters")]
    [TestCase("to", "", Description = "two letters are part of anything")]
    [TestCase("so", "", Description = "... and begin anything")]
    [TestCase("teacup", "cup 1", Description = "a word that ends in one of three letters")]
    [TestCase("mygreatcup", "cup 1", Description = "whatever stands before it")]
    [TestCase("garbage can", "garbagecan 1")]
    [TestCase("frdige", "fridge 1")]
    [TestCase("moon", "")]
    [TestCase("", "")]
    public void A_name_means(string written, string names) => Assert.That(string.Join(", ", NameGuess.Find(written, Known)), Is.EqualTo(names));

    [TestCase("drawer 12", "drawer", "12")]
    [TestCase("dining table", "diningtable", "")]
    [TestCase("dining table 1", "diningtable", "1")]
    [TestCase("drawer", "drawer", "")]
    public void A_name_is_a_kind_and_a_number(string name, string kind, string number) => Assert.That(NameGuess.Split(name), Is.EqualTo((kind, number)));

    [TestCase("drawer 9", "drawer 1, drawer 2")]
    [TestCase("moon 1", "")]
    public void Of_a_kind_there_are(string written, string names) => Assert.That(string.Join(", ", NameGuess.OfKind(written, Known)), Is.EqualTo(names));
}
