using CodeAct.Embodied.Agents.Python.Audit;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

/// <summary>Programs that mean harm, in some cells of the table of promises; <c>codeact doctor --sandbox</c> tries all.</summary>
[TestFixture, CancelAfter(300_000)]
public sealed class AttackTests
{
    private static readonly Lazy<SandboxGround> Ground = new(() => new SandboxGround());
    private static readonly Lazy<WorldDefinition> Kitchen = new(() => WorldCatalog.Shipped.Load("kitchen"));

    // Of every row and every column one, so that each layer is tried without each other.
    private static readonly SandboxCell[] ForTheKernel =
    [
        new(Bubblewrap: true, SandboxExtra.Packages, Landlock: 0),
        new(Bubblewrap: true, SandboxExtra.Tools, Landlock: 0),
        new(Bubblewrap: true, SandboxExtra.Environment, SandboxCell.Newest),
        new(Bubblewrap: false, SandboxExtra.Environment, Landlock: 1),
        new(Bubblewrap: false, SandboxExtra.Packages, Landlock: 2),
        new(Bubblewrap: false, SandboxExtra.Tools, Landlock: 3),
    ];

    private static IEnumerable<TestCaseData> Cases()
    {
        SandboxCell[] all = [new(Bubblewrap: true, SandboxExtra.Nothing, SandboxCell.Newest), new(Bubblewrap: false, SandboxExtra.Tools, SandboxCell.Newest)];
        foreach (var cell in all.Concat(ForTheKernel))
        {
            foreach (var kind in AttackProgram.All.Where(attack => all.Contains(cell) || attack.IsForTheKernel).Select(attack => attack.Class).Distinct())
                yield return new TestCaseData(cell, kind).SetArgDisplayNames($"{kind}, {cell}");
        }
    }

    [OneTimeTearDown]
    public static void Clear()
    {
        if (Ground.IsValueCreated)
            Ground.Value.Dispose();
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Nothing_comes_of_attacks(SandboxCell cell, string kind, CancellationToken cancellationToken)
    {
        var audit = new SandboxAudit(Ground.Value, Kitchen.Value);

        var result = await audit.RunAsync(cell, AttackProgram.All.Where(attack => attack.Class == kind), done: null, cancellationToken);

        if (result.IsMissing)
            Assert.Ignore("This machine has not what the cell is made of: " + result.Refusal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Refusal, Is.Null);
            Assert.That(result.Attacks.Where(attack => !attack.Held).Select(attack => $"{attack.Attack.Name}: {attack.Harm}"), Is.Empty);
        }
    }

    [Test]
    public async Task The_lock_alone_without_Landlock_is_refused_in_words(CancellationToken cancellationToken)
    {
        var audit = new SandboxAudit(Ground.Value, Kitchen.Value);

        var result = await audit.RunAsync(new(Bubblewrap: false, SandboxExtra.Tools, Landlock: 0), AttackProgram.All.Take(1), done: null, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Attacks, Is.Empty);
            Assert.That(result.Refusal, Does.Contain("the kernel lacks what the worker locks itself in with"));
        }
    }
}
