# Completions of sso-escrow for bash 4 and later.
_sso_escrow() {
    local rest=${COMP_LINE:0:COMP_POINT} space=$' \t\n' words=() i word
    # bash has broken the line at : and = too. What no space divides is one word.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i == 0)) || [[ $rest == ["$space"]* ]]; then
            words+=('')
            rest=${rest#"${rest%%[!"$space"]*}"}
        fi
        ((i < COMP_CWORD)) || word=$rest
        words[${#words[@]} - 1]+=$word
        rest=${rest#"$word"}
    done
    local last=$((${#words[@]} - 1)) current
    words[last]=${words[last]//\\/}
    current=${words[last]}
    # What bash does not replace is left out of the answers.
    local kept=${current%"${current##*[:=]}"} answer
    [[ $COMP_WORDBREAKS == *:* ]] || kept=
    local IFS=$'\n'
    COMPREPLY=()
    for answer in $(
        SSO_ESCROW_COMPLETE=bash _CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$last \
            "${words[0]/#\~\//$HOME/}" -- "${words[@]}" 2>/dev/null
    ); do
        printf -v answer %q "${answer#"$kept"}"
        COMPREPLY+=("$answer")
    done
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[:=/,] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o bashdefault -F _sso_escrow sso-escrow
