using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>Whether a model believes that the task is done. It is not where it can still say so: the episode would be over.</summary>
internal static partial class DoneClaim
{
    /// <summary>What it reads then. Nothing more is known to it, and nothing more is told.</summary>
    public const string Denial = "The task is not done yet; it ends by itself as soon as it is.";

    private const string Done = "(?:done|complete|completed|finished|accomplished|achieved|fulfilled|solved)";

    /// <summary>Whether an answer says so, in a sentence, or by an action that means nothing else.</summary>
    public static bool IsIn(string answer) =>
        Claim().Matches(answer).Any(claim => !Doubt().IsMatch(answer[WhereDoubtBegins(answer, claim.Index)..(claim.Index + claim.Length)]));

    // In the same sentence, a few words before.
    private static int WhereDoubtBegins(string answer, int claim) => Math.Max(answer.AsSpan(0, claim).LastIndexOfAny(".!?\n") + 1, claim - 20);

    [GeneratedRegex(
        $@"\b(?:task|goal|job|mission|objective|everything)\b[^.!?\n]{{0,40}}\b(?:is|are|was|has been|have been)\b[^.!?\n]{{0,20}}\b{Done}\b"
        + $@"|\b(?:task|goal|mission|objective)[ \t]+{Done}\b|\b(?:I|we)(?:['’]ve|[ \t]+have)?[^.!?\n]{{0,20}}\b(?:completed|finished|accomplished|fulfilled|achieved)\b"
        + $@"|^\W*(?:action\W+|print\W+)?(?:all[ \t]+|I['’]?m[ \t]+|I am[ \t]+)?(?:{Done}|finish|stop|submit|end|exit|quit)\W*$"
        + @"|^\W*(?:action\W+)?\w*(?:finish|done|complete|submit)\w*[ \t]*\(",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Claim();

    [GeneratedRegex(@"\b(?:not|never|until|once|when|if|after|before|unless|cannot|to be|will be|should be|must be|needs?|almost|nearly|half)\b|n['’]t\b", RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();
}
