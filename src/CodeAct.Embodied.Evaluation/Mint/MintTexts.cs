using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>The words of MINT's harness around an observation.</summary>
/// <remarks>Source: <c>StepOutput.to_str</c> in mint/datatypes.py, mint/envs/general_env.py, mint/tools/python_tool.py.</remarks>
internal static partial class MintTexts
{
    /// <summary>What stands where an output was cut after 2,000 characters.</summary>
    public const string Cut = "...\n[Output Truncated]";

    /// <summary>The name of the paper's rules.</summary>
    public const string ProtocolName = "mint";

    /// <summary>The rules of the paper.</summary>
    public static Protocol Protocol { get; } = Protocols.Find(ProtocolName);

    /// <summary>How programs and solutions are marked in replies.</summary>
    public static CodeRules Code => Protocol.Code!;

    private const string Prefix = "Observation:\n";
    private const string Feedback = "\nExpert feedback:\n";
    private const string NotUnderstoodStart = "I don't understand your input.";

    /// <summary>The observation without the heading, the countdown and an expert's comment.</summary>
    public static string Unwrap(string message)
    {
        var text = message.StartsWith(Prefix, StringComparison.Ordinal) ? message[Prefix.Length..] : message;
        var countdown = Countdown().Match(text);
        if (countdown.Success)
            return PythonText.Strip(text[..countdown.Index]);
        var feedback = text.IndexOf(Feedback, StringComparison.Ordinal);
        return PythonText.Strip(feedback < 0 ? text : text[..feedback]);
    }

    /// <summary>Whether the harness found neither code nor a solution in the reply.</summary>
    public static bool IsNotUnderstood(string observation) => Unwrap(observation).StartsWith(NotUnderstoodStart, StringComparison.Ordinal);

    [GeneratedRegex(@"(?:^|\n)You have -?\d+ steps left and -?\d+ chances to propose solution left\.\n")]
    private static partial Regex Countdown();
}
