using System.Diagnostics;
using CodeAct.Embodied.Agents.Modes.Code;
using CodeAct.Embodied.Evaluation.Mint;

namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>What came of replaying one episode of programs.</summary>
internal sealed class ProgramOutcome
{
    /// <summary>Cells with a recorded observation.</summary>
    public int Cells { get; set; }

    /// <summary>Cells that agree letter by letter.</summary>
    public int Identical { get; set; }

    /// <summary>Cells that ended in an exception: the text before it and its class agree, the traceback was not compared.</summary>
    public int EqualUpToException { get; set; }

    /// <summary>Cells that ran without a recorded observation; the success flag alone vouches for them.</summary>
    public int UnrecordedCells { get; set; }

    /// <summary>Replies without code whose answer agrees.</summary>
    public int OtherReplies { get; set; }

    public bool Won { get; set; }

    /// <summary>Success by MINT's rule.</summary>
    public bool Done { get; set; }

    public List<Divergence> Divergences { get; } = [];
}

/// <summary>The third check: programs that language models wrote, run in a real worker, say what they said when they were recorded.</summary>
internal static class ProgramCheck
{
    /// <summary>The class of divergence for a success flag that MINT's own rule does not lead to.</summary>
    public const string SuccessFlag = "logged success";

    /// <summary>Replays an episode.</summary>
    /// <exception cref="PythonUnavailableException">Python could not be started.</exception>
    public static async Task<ProgramOutcome> RunAsync(
        ProgramEpisode recorded, WorldDefinition world, CodeRules marks, IPythonSession python, string file, int row,
        CancellationToken cancellationToken)
    {
        var outcome = new ProgramOutcome();
        var compared = new Compared("program", file, row, recorded.Game, recorded.Model);
        var replay = new ProgramReplay(world, python);
        await replay.RunAsync(NotebookCell.Prelude, cancellationToken);
        for (var turn = 1; turn <= recorded.Turns.Length; turn++)
        {
            var (reply, observation) = recorded.Turns[turn - 1];
            switch (TaggedReply.Read(reply, marks))
            {
                case TaggedReply.Program program:
                    var result = await replay.RunAsync(NotebookCell.ToPython(program.Code), cancellationToken);
                    CompareCell(turn, program.Code, observation, result);
                    break;
                case TaggedReply.Proposal proposal:
                    CompareAnswer(turn, reply, observation, isWrongAnswer: !proposal.IsEmpty);
                    break;
                case TaggedReply.NotUnderstood:
                    CompareAnswer(turn, reply, observation, isWrongAnswer: false);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        (outcome.Won, outcome.Done) = (replay.Won, replay.Done);
        if (recorded.LoggedSuccess != replay.Done)
            Add(null, null, SuccessFlag, recorded.LoggedSuccess ? "true" : "false", replay.Done ? "true" : "false");
        return outcome;

        void CompareCell(int turn, string code, string? observation, CodeResult result)
        {
            if (observation is null)
            {
                outcome.UnrecordedCells++;
                return;
            }

            outcome.Cells++;
            var expected = CellOutput.Recorded(observation);
            var got = CellOutput.Of(result);
            if (!got.Agrees(expected))
                Add(turn, code, CellDifference.ReasonOf(code, expected, got, outcome.Divergences.Count > 0), observation, result.Output);
            else if (expected.Exception is null)
                outcome.Identical++;
            else
                outcome.EqualUpToException++;
        }

        void CompareAnswer(int turn, string reply, string? observation, bool isWrongAnswer)
        {
            if (observation is null)
                return;
            var isEqual = isWrongAnswer ? MintTexts.Unwrap(observation) == marks.WrongSolution : MintTexts.IsNotUnderstood(observation);
            if (isEqual)
                outcome.OtherReplies++;
            else
                Add(turn, reply, "reply without code", observation, isWrongAnswer ? marks.WrongSolution : "I don't understand your input.");
        }

        void Add(int? turn, string? code, string what, string expected, string got) => outcome.Divergences.Add(compared.Differ(turn, code, what, expected, got));
    }
}
