using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Agents.Python.Audit;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Python;

/// <summary>Programs that mean harm, with every layer of confinement and with each layer alone.</summary>
[TestFixture(ConfinementLayers.All), TestFixture(ConfinementLayers.SelfLock), TestFixture(ConfinementLayers.Bubblewrap)]
[CancelAfter(60_000)]
internal sealed class AttackTests(ConfinementLayers layers)
{
    private static readonly Lazy<WorldDefinition> Kitchen = new(() => WorldCatalog.Shipped.Load("kitchen"));

    // What bubblewrap does not refuse by itself. It has a kernel without Landlock in mind, where the filter still is.
    private static readonly string[] OnlyForTheLock = ["kernel-log", "trace", "map-shared"];

    private static IEnumerable<TestCaseData> Attacks() => AttackProgram.All
        .Select(attack => new TestCaseData(attack).SetArgDisplayNames($"{attack.Class}/{attack.Name}"));

    [TestCaseSource(nameof(Attacks))]
    public async Task Nothing_comes_of_it(AttackProgram attack, CancellationToken cancellationToken)
    {
        if (layers is ConfinementLayers.Bubblewrap && OnlyForTheLock.Contains(attack.Name))
            Assert.Ignore("Bubblewrap does not refuse this by itself; the worker's lock does, which is tried alone and with it.");

        var result = await RunAsync(attack, cancellationToken);

        Assert.That(result.Harm, Is.Null, result.End);
    }

    private async Task<AttackResult> RunAsync(AttackProgram attack, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxAudit.RunAsync(attack, layers, Kitchen.Value, cancellationToken);
        }
        catch (PythonUnavailableException exception) when (layers is not ConfinementLayers.All)
        {
            Assert.Ignore("This layer alone does not hold here: " + exception.Message);
            throw;
        }
    }
}
