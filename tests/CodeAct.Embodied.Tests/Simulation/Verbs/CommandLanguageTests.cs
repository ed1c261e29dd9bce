using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Verbs;

public sealed class CommandLanguageTests
{
    [Test]
    public void Each_dialect_of_each_kind_of_world_has_its_own_commands_in_order()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (source, dialect) in Enum.GetValues<WorldSource>().SelectMany(_ => Enum.GetValues<Dialect>(), (source, dialect) => (source, dialect)))
            {
                var expected = Verb.All.Where(verb => verb.ExistsIn(source) && verb.Parts(dialect).Length > 0).OrderBy(verb => verb.Parts(dialect)[0], StringComparer.Ordinal);
                Assert.That(CommandLanguage.Of(source, dialect).Verbs, Is.EqualTo(expected), $"{source} {dialect}");
            }
        }
    }

    [TestCase("")]
    [TestCase("yell")]
    [TestCase("zap egg 1")]
    [TestCase("Look")]
    [TestCase("{look")]
    [TestCase("`look")]
    public void No_command_begins_with_anything_but_its_letter(string text)
    {
        Assert.That(CommandLanguage.Of(WorldSource.House, Dialect.Alfworld04).Starting(text).Length, Is.Zero);
    }
}
