using CodeAct.Embodied.Simulation.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Text;

public sealed class PythonTextTests
{
    [TestCase("\u001c\u001f look \u001e\t", "look")]
    [TestCase("\u001blook", "\u001blook")]
    [TestCase("look\u0020\u00a0", "look")]
    public void White_space_is_what_Python_takes_for_it(string text, string stripped) => Assert.That(PythonText.Strip(text), Is.EqualTo(stripped));
}
