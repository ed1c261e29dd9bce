using CodeAct.Embodied.Agents.Replies;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Replies;

public sealed class ProgramTextTests
{
    [TestCase("look()", "look()")]
    [TestCase("\n\nlook()\n\n", "look()", Description = "empty lines around it are dropped")]
    [TestCase("look()  \n  ", "look()", Description = "and so is space behind it")]
    [TestCase("  if a:\n    look()", "if a:\n  look()", Description = "shared indentation")]
    [TestCase("  a = 1\n\n  look()", "a = 1\n\nlook()", Description = "an empty line has none, and shares it all the same")]
    [TestCase("  a = 1\n \n  look()", "a = 1\n\nlook()", Description = "so does a line of space")]
    [TestCase("  if a:\nlook()", "  if a:\nlook()", Description = "nothing is shared: nothing is taken away")]
    [TestCase("  a = '''\nb\n'''\n  look()", "a = '''\nb\n'''\nlook()", Description = "what is inside a text is no indentation")]
    [TestCase("  a = 1\n  c = 2\n  d = '''\nb'''\n  look()", "a = 1\nc = 2\nd = '''\nb'''\nlook()", Description = "wherever the text stands")]
    [TestCase("\t\tlook()\n\t\tlook()", "look()\nlook()", Description = "tabs")]
    [TestCase(">>> look()\nA fridge.\n>>> for a in b:\n...     open(a)\n...", "look()\nfor a in b:\n    open(a)", Description = "an interactive session")]
    [TestCase("  >>> look()\n  A fridge.", "look()", Description = "an interactive session that is indented")]
    [TestCase("print('''\n>>> look()\n''')", "print('''\n>>> look()\n''')", Description = "prompts in a program that begins without one")]
    [TestCase("...", "...", Description = "three dots are a statement")]
    [TestCase(" ", "")]
    public void A_program_is_made_ready_to_run(string block, string program) =>
        Assert.That(ProgramText.Clean(block), Is.EqualTo(program));
}
