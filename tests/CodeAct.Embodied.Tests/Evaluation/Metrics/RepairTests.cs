using CodeAct.Embodied.Evaluation.Metrics;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Metrics;

/// <summary>Self-repair, counted by spans. B: a program failed; O: one came to its end; F: no program.</summary>
public sealed class RepairTests
{
    [TestCase("BO", 1, 1, "1")]
    [TestCase("BBFO", 1, 1, "3")]
    [TestCase("OBOBB", 2, 1, "1")]
    [TestCase("OFFO", 0, 0, "")]
    public void A_stubborn_program_is_one_span(string turns, int spans, int repaired, string turnsToRepair)
    {
        var programs = turns.Select((letter, index) => (Turn: index + 1, letter)).Where(turn => turn.letter != 'F')
            .Select(turn => (turn.Turn, turn.letter == 'B' ? CodeEnd.Raised : CodeEnd.Completed, (string?)(turn.letter == 'B' ? "NameError" : null)));

        var found = RepairFigures.SpansOf(programs);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Has.Length.EqualTo(spans));
            Assert.That(found.Count(span => span.TurnsToRepair is not null), Is.EqualTo(repaired));
            Assert.That(string.Join(' ', found.Select(span => span.TurnsToRepair).OfType<int>()), Is.EqualTo(turnsToRepair));
        }
    }
}
