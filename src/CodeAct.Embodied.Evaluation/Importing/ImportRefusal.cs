namespace CodeAct.Embodied.Evaluation.Importing;

/// <summary>Why a game cannot be said as a house.</summary>
/// <param name="Reason">The same words for all games of which it is true, to be counted by: "a thing is in two places at once".</param>
/// <param name="Detail">What it is in this game.</param>
public sealed record ImportRefusal(string Reason, string Detail)
{
    public override string ToString() => $"{Reason}: {Detail}";
}
