using System.Diagnostics;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes.Code;
using CodeAct.Embodied.Agents.Modes.Json;
using CodeAct.Embodied.Agents.Modes.Text;

namespace CodeAct.Embodied.Agents.Policies.Models;

/// <summary>Every action mode there is.</summary>
internal static class ModeTable
{
    /// <summary>Starts a conversation in a mode.</summary>
    public static Mode Begin(ActionMode mode, Protocol protocol, Dialect dialect, ModelProfile profile, Turn first) => mode switch
    {
        ActionMode.Code => new CodeMode(protocol, dialect, profile, first),
        ActionMode.Json => new JsonMode(protocol, dialect, profile, first),
        ActionMode.Text => new TextMode(protocol, dialect, profile, first),
        _ => throw new UnreachableException(),
    };
}
