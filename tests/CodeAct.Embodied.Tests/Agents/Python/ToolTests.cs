using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

[TestFixture, CancelAfter(60_000)]
public sealed class ToolTests
{
    private static readonly ToolFile Skills = new("skills.py", """"
        """What a robot can be taught."""
        from collections import Counter

        visited = Counter()

        def visit(place, *, times=1):
            """Goes to a place.

            As often as asked.
            """
            for i in range(times):
                visited[place] += 1
                seen = goto(place)
            return _short(seen)

        def _short(text):
            return text[:9]
        """");

    private static PythonOptions With(params ToolFile[] files) => new() { Tools = [.. files] };

    [Test]
    public async Task A_public_function_is_a_tool_with_its_signature_and_docstring(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, With(Skills));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(robot.Session.Tools, Is.EqualTo([new UserTool("skills.py", "visit", "(place, *, times=1)", "Goes to a place.\n\nAs often as asked.")]));
            Assert.That(PythonExtras.Describe(robot.Session.Tools, packages: null), Is.EqualTo(
                "There are these functions, too:\n\n[1] visit(place, *, times=1)\n    Goes to a place.\n    As often as asked."));
        }
    }

    [Test]
    public async Task A_call_of_a_tool_is_noted_and_its_primitives_are_calls_from_the_line_that_led_there(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, With(Skills));

        var result = await robot.RunAsync("look()\nprint(visit('desk 1', times=2))\nfrom tools.skills import visit as go\ngo('bed 1')", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Is.EqualTo("goto(desk\n'goto(bed '\n"));
            Assert.That(robot.Lines, Is.EqualTo([1, 2, 2, 4]));
            Assert.That(
                result.ToolCalls.Select(call => (call.Name, string.Join('|', call.Arguments), call.Line, call.PrimitivesBefore)),
                Is.EqualTo([("visit", "desk 1|times=2", 2, 1), ("visit", "bed 1", 4, 3)]));
        }
    }

    [Test]
    public async Task Tools_are_there_again_after_a_new_start(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, With(Skills));

        await robot.RunAsync("import os\nos._exit(1)", cancellationToken);
        var result = await robot.RunAsync("visit('desk 1')", cancellationToken);

        Assert.That(result.Output, Is.EqualTo("'goto(desk'\n"));
    }

    [Test]
    public async Task An_error_in_a_tool_shows_the_line_of_the_tool(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, With(Skills));

        var result = await robot.RunAsync("visit(1, times=None)", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Line, Is.EqualTo(1));
            Assert.That(result.Output, Does.Contain("  File \"<tools/skills.py>\", line 11, in visit\n    for i in range(times):\n"));
            Assert.That(result.Output, Does.Contain("TypeError: 'NoneType' object cannot be interpreted as an integer"));
        }
    }

    [TestCase("def broken(:\n    pass", "skills.py: .*SyntaxError", TestName = "A file that does not compile")]
    [TestCase("1 / 0", "skills.py: .*ZeroDivisionError", TestName = "A file that fails")]
    [TestCase("def goto(place):\n    pass", "skills.py: .*goto\\(\\) is a primitive", TestName = "A tool with the name of a primitive")]
    [TestCase("look()", "skills.py: .*look\\(\\) works only while a code action runs", TestName = "A file that acts while it is loaded")]
    [TestCase("import io\nio.open('/etc/passwd')", "skills.py: .*(PermissionError|FileNotFoundError)", TestName = "A file that leaves the sandbox")]
    [TestCase("import os\nos._exit(0)", "skills.py: it ended the interpreter", TestName = "A file that ends the interpreter")]
    [TestCase("while True: pass", "skills.py: it had not been loaded after 10 s", TestName = "A file that never ends")]
    [TestCase("import os\nfor fd in range(3, 9):\n    try: os.write(fd, b'[\"ready\",\"9.9\",9,true]\\n')\n    except OSError: pass", "skills.py: while it was loaded it sent", TestName = "A file that speaks for the worker")]
    public void A_tool_that_cannot_be_loaded_is_named(string source, string expected, CancellationToken cancellationToken) =>
        Assert.That(
            async () => await RobotSession.StartAsync(cancellationToken, With(new ToolFile("skills.py", source))),
            Throws.TypeOf<InputException>().With.Message.Match("(?s)" + expected).And.Message.Not.Contain("no-sandbox"));

    [Test]
    public void No_link_leads_out_of_the_folder_of_tools()
    {
        using var folder = new TemporaryFolder();
        folder.Write("skills.py", "def a(): pass");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "same.py"), "skills.py");

        var files = ToolFile.ReadFolder(folder.Path).Select(file => file.Name).ToList();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "passwd.py"), "/etc/passwd");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Is.EqualTo(["same.py", "skills.py"]));
            Assert.That(() => ToolFile.ReadFolder(folder.Path), Throws.TypeOf<InputException>().With.Message.Contains("it is a link out of the folder, to /etc/passwd"));
        }
    }

    [Test]
    public async Task A_call_of_a_tool_that_does_not_exist_is_a_forgery(CancellationToken cancellationToken)
    {
        await using var robot = await RobotSession.StartAsync(cancellationToken, With(Skills));

        var result = await robot.RunAsync("""
            import os, stat
            for fd in range(3, 64):
                try:
                    if stat.S_ISFIFO(os.fstat(fd).st_mode): os.write(fd, b'["used",1,"win"]\n')
                except OSError: pass
            while True: pass
            """, cancellationToken);

        Assert.That(result.End, Is.EqualTo(CodeEnd.Died));
    }
}
