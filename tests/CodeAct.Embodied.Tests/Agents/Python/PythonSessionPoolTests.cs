using CodeAct.Embodied.Agents.Python;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

[TestFixture, CancelAfter(60_000)]
public sealed class PythonSessionPoolTests
{
    [TestCase(1, TestName = "One at a time")]
    [TestCase(2, TestName = "Two at a time")]
    [TestCase(4, TestName = "Four at a time")]
    public async Task Every_session_is_new_and_has_its_own_seed(int size, CancellationToken cancellationToken)
    {
        const string Code = "import random\nprint('left' in globals(), random.random())\nleft = 1";
        await using var pool = new PythonSessionPool(new PythonOptions(), size);
        string[] outputs = new string[12];

        await Parallel.ForAsync(0, outputs.Length, new ParallelOptions { MaxDegreeOfParallelism = size, CancellationToken = cancellationToken }, async (index, token) =>
        {
            await using var session = await pool.TakeAsync(index % 3, token);
            outputs[index] = (await session.RunAsync(Code, RobotSession.Echo, token)).Output;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outputs, Has.All.StartWith("False 0."));
            Assert.That(outputs.Distinct().Count(), Is.EqualTo(3));
        }
    }

    [Test]
    public void What_is_wrong_is_told_to_who_takes_a_session(CancellationToken cancellationToken) => Assert.That(
        async () =>
        {
            await using var pool = new PythonSessionPool(new PythonOptions { Interpreter = "/nowhere/python3" }, 2);
            await pool.TakeAsync(0, cancellationToken);
        },
        Throws.TypeOf<PythonUnavailableException>());

    [Test]
    public async Task A_pool_that_is_disposed_of_gives_nothing(CancellationToken cancellationToken)
    {
        var pool = new PythonSessionPool(new PythonOptions(), 2);
        await pool.DisposeAsync();

        Assert.That(async () => await pool.TakeAsync(0, cancellationToken), Throws.TypeOf<ObjectDisposedException>());
    }
}
