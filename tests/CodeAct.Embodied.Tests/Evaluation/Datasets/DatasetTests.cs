using CodeAct.Embodied.Evaluation.Datasets;
using CodeAct.Embodied.Evaluation.Suites;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Datasets;

/// <summary>What is exported is what was played: an agent that knows nothing but the conversations plays their programs again.</summary>
[CancelAfter(120_000)]
public sealed class DatasetTests
{
    private const string Again = """
        import json, re, sys

        known = {}
        for line in open("data/train.jsonl"):
            system, first, *others = json.loads(line)["messages"]
            assert [message["role"] for message in others] == ["assistant", "user"] * (len(others) // 2) + ["assistant"] * (len(others) % 2)
            known[first["content"]] = [re.search(r"```python\n(.*?)\n```", message["content"], re.S)[1] for message in others if message["role"] == "assistant"]

        for line in sys.stdin:
            turn = json.loads(line)
            if turn["turn"] == 1:
                programs = iter(known[turn["observation"].split("\n\n", 1)[1]])
            program = next(programs, None)
            print(json.dumps({"stop": True} if program is None else {"code": program}), flush=True)
        """;

    [Test]
    public async Task Exported_conversations_are_won_again(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await PlayedPanel.Of(folder, PlayedPanel.Text.Replace("[expert, random]", "explorer", StringComparison.Ordinal)).PlayAsync("first", cancellationToken);
        var exported = Dataset.Of(new RunFolder(folder.Place("first")), new DatasetOptions { Filters = [DatasetFilter.Find("won")], TestShare = 0 });
        DatasetWriter.Write(exported, DatasetFormat.All.First(format => format.Name == "openai"), folder.Place("data"), "panel");
        folder.Write("again.py", Again);

        var panel = PlayedPanel.Of(folder, PlayedPanel.Text.Replace("- agent: [expert, random]", "- {name: again, command: [python3, again.py], mode: code}", StringComparison.Ordinal));
        var end = await panel.PlayAsync("second", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exported.Train, Has.Length.EqualTo(panel.Games));
            Assert.That(end.Won, Is.EqualTo(panel.Games));
        }
    }
}
