using System.Text;
using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

/// <summary>What the host takes of what a worker, or a program in its place, may send.</summary>
[TestFixture]
internal sealed class WorkerMessageTests
{
    private static readonly string[] Kinds =
    [
        """["call",3,"goto","fridge 1"]""", """["out","text\n"]""", """["done","raised","NameError",3,120,"Traceback ..."]""", """["ready","3.11.2",7,true]""",
        """["idle",12345]""", """["refused","skills.py: why"]""", """["tool","skills.py","find","(kind)","Looks."]""", """["used",3,"find","mug","times=2"]""",
        """["file","figure.png","iVBORw0KGgo=",false]""", """["loading","skills.py"]""", """["loaded"]""",
    ];

    [TestCaseSource(nameof(Kinds))]
    public void What_the_worker_sends_of_itself_is_a_message(string line) => Assert.That(Parse(line), Is.Not.TypeOf<WorkerMessage.Malformed>());

    [TestCase("call", WorkerBudget.ArgumentCharacters, TestName = "An argument of a primitive")]
    [TestCase("used", WorkerBudget.ShownCharacters, TestName = "An argument of a tool")]
    public void An_argument_is_taken_up_to_its_limit(string kind, int limit)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parse($"""["{kind}",1,"goto","{new string('x', limit)}"]"""), Is.Not.TypeOf<WorkerMessage.Malformed>());
            Assert.That(Parse($"""["{kind}",1,"goto","{new string('x', limit + 1)}"]"""), Is.TypeOf<WorkerMessage.Malformed>());
            Assert.That(Parse($"""["{kind}",1,"goto","{string.Concat(Enumerable.Repeat("\\u0078", limit + 1))}"]"""), Is.TypeOf<WorkerMessage.Malformed>());
            Assert.That(Parse($"""["{kind}",1,"goto"{string.Concat(Enumerable.Repeat(",\"\"", WorkerBudget.Arguments + 1))}]"""), Is.TypeOf<WorkerMessage.Malformed>());
        }
    }

    [TestCase("a\\nb\\tc", "a b c", TestName = "Line breaks and tabs")]
    [TestCase("\\u001b[2J", "\\u001b[2J", TestName = "What steers a terminal")]
    [TestCase("\\u202e\\u200b\\ufeff", "\\u202e\\u200b\\ufeff", TestName = "Directions and what nobody sees")]
    [TestCase("\\u3164\\udb40\\udc41", "\\u3164\\ue0041", TestName = "Fillers and tags")]
    [TestCase("Küche 1 厨房", "Küche 1 厨房", TestName = "Letters of other languages")]
    public void An_argument_is_one_clean_line(string sent, string expected) =>
        Assert.That(((WorkerMessage.Call)Parse($"""["call",1,"goto","{sent}"]""")).Arguments, Is.EqualTo([expected]));

    [Test]
    public void The_name_of_an_exception_is_letters() =>
        Assert.That(((WorkerMessage.Done)Parse("""["done","raised","<b>\u202eE\n</b>",1,0,""]""")).Exception, Is.EqualTo("_b__E___b_"));

    [Test]
    public void Calls_are_taken_until_they_have_told_enough()
    {
        var ledger = new WorkerLedger();
        ImmutableArray<string> arguments = [new('x', WorkerBudget.ArgumentCharacters)];
        var actions = 0;

        for (; actions < 1000; actions++)
        {
            ledger.Begin();
            var calls = 0;
            while (ledger.Take(arguments) is null)
                calls++;
            if (calls < WorkerBudget.ActionCharacters / WorkerBudget.ArgumentCharacters - 10)
                break;
        }

        Assert.That(actions, Is.EqualTo(WorkerBudget.SessionCharacters / WorkerBudget.ActionCharacters).Within(1));
    }

    [Test]
    public void Whatever_bytes_come_are_a_message_within_bounds_or_none()
    {
        var chance = new Random(7);
        byte[][] messages = [.. Kinds.Select(Encoding.UTF8.GetBytes)];
        byte[][] pieces = [.. new[] { "[", "]", "\"", ",", "null", "-1", "1e999", "\\ud800", "\\u202e", "\\u0000", "99999999999", "true", "{}", "\xff" }.Select(Encoding.Latin1.GetBytes)];

        for (var i = 0; i < 20_000; i++)
        {
            List<byte> line = [.. messages[chance.Next(messages.Length)]];
            for (var changes = chance.Next(1, 5); changes > 0; changes--)
            {
                var at = chance.Next(line.Count);
                line.RemoveRange(at, Math.Min(chance.Next(3), line.Count - at));
                line.InsertRange(at, pieces[chance.Next(pieces.Length)]);
            }

            var message = WorkerMessage.Parse([.. line]);

            Assert.That(IsClean(message), Is.True, () => Encoding.Latin1.GetString([.. line]));
        }
    }

    private static bool IsClean(WorkerMessage message) => message switch
    {
        WorkerMessage.Call call => call.Line >= 0 && call.Arguments.Append(call.Function).All(IsClean),
        WorkerMessage.ToolUsed used => used.Line >= 0 && used.Arguments.Append(used.Name).All(IsClean),
        WorkerMessage.Tool tool => IsClean(tool.File) && IsClean(tool.Name) && IsClean(tool.Signature),
        WorkerMessage.Done done => done.Line >= 0 && done.Printed is >= 0 and <= WorkerBudget.Printed && (done.Exception is null || BorderText.ClassName(done.Exception) == done.Exception),
        WorkerMessage.FilePart part => IsClean(part.Name),
        WorkerMessage.Loading loading => IsClean(loading.File),
        _ => true,
    };

    private static bool IsClean(string text) => BorderText.Line(text) == text;

    private static WorkerMessage Parse(string line) => WorkerMessage.Parse(Encoding.UTF8.GetBytes(line));
}
